package io.throughline.ingest.batch;

import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.NumberTexts;
import io.throughline.journey.BatchNames;
import io.throughline.journey.ColumnReading;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.InteractionBatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which traits and attributes of a file hold numbers, in which form, and which of their cells do not fit. */
final class ColumnReadings {
    /** Cells after which a column of mostly words is text for good. */
    private static final long MIN_READ = 1_000;

    private final Forms forms;
    private final Map<String, ColumnReading> readings = new TreeMap<>();
    private final Map<String, NumberTexts> numbers = new TreeMap<>();

    ColumnReadings(Forms forms) {
        this.forms = forms;
    }

    /** Looks at a part on its way to the store, and writes its numbers as they are compared. */
    void look(InteractionBatch batch) {
        for (InteractionBatch.Attribute attribute : batch.attributes()) {
            String column = "Attribute " + attribute.name();
            if (isOpen(column)) {
                NumberTexts texts = numbers(column);
                if (texts.look(batch.texts(attribute), batch.cells(attribute))) {
                    batch.rewrite(attribute, texts::plain);
                }
                add(column, ColumnValues.of(batch.texts(attribute), batch.cells(attribute)));
            }
        }
        for (InteractionBatch.Trait trait : batch.traits()) {
            String column = "Trait " + trait.name();
            if (isOpen(column)) {
                Counted counted = Counted.of(trait, batch.customers.size());
                if (numbers(column).look(counted.texts, counted.cells)) {
                    trait.rewrite(numbers(column)::plain);
                    counted = Counted.of(trait, batch.customers.size());
                }
                add(column, ColumnValues.of(counted.texts, counted.cells));
            }
        }
    }

    /**
     * Columns of numbers with odd cells, and those that would be numbers but for too many of them.
     *
     * @throws io.throughline.journey.ImportRefused where all numbers of a column can be read in two ways
     */
    void tell(List<String> notes) {
        numbers.values().forEach(texts -> texts.finish(notes));
        readings.forEach((column, reading) -> {
            boolean numbers = reading.numbers() > 0 && reading.hasOdd();
            if (numbers || !reading.numeric() && reading.numbers() > reading.others()) {
                notes.add(column + " " + reading.told() + ".");
            }
        });
    }

    /** The texts of a trait, with how many customers of the part have each. */
    private record Counted(List<String> texts, int[] cells) {
        static Counted of(InteractionBatch.Trait trait, int customers) {
            BatchNames texts = new BatchNames();
            int[] cells = new int[customers];
            for (int customer = 0; customer < customers; customer++) {
                String value = trait.value(customer);
                if (value != null) {
                    cells[texts.code(value)]++;
                }
            }
            return new Counted(texts.all(), java.util.Arrays.copyOf(cells, texts.size()));
        }
    }

    private NumberTexts numbers(String column) {
        return numbers.computeIfAbsent(column, forms::texts);
    }

    private void add(String column, ColumnValues values) {
        readings.merge(column, values.reading(), ColumnReading::plus);
    }

    private boolean isOpen(String column) {
        ColumnReading known = readings.get(column);
        return known == null || known.others() < MIN_READ || known.others() < known.numbers();
    }
}
