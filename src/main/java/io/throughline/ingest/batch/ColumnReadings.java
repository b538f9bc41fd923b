package io.throughline.ingest.batch;

import io.throughline.journey.ColumnReading;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.InteractionBatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which traits and attributes of a file hold numbers, and which of their cells do not fit. */
final class ColumnReadings {
    /** Cells after which a column of mostly words is text for good. */
    private static final long MIN_READ = 1_000;

    private final Map<String, ColumnReading> readings = new TreeMap<>();

    /** Looks at a part on its way to the store. */
    void look(InteractionBatch batch) {
        for (InteractionBatch.Attribute attribute : batch.attributes()) {
            String column = "Attribute " + attribute.name();
            if (isOpen(column)) {
                readings.merge(column, batch.reading(attribute), ColumnReading::plus);
            }
        }
        for (InteractionBatch.Trait trait : batch.traits()) {
            String column = "Trait " + trait.name();
            if (isOpen(column)) {
                readings.merge(column, reading(trait, batch.customers.size()), ColumnReading::plus);
            }
        }
    }

    /** Columns of numbers with odd cells, and those that would be numbers but for too many of them. */
    void tell(List<String> notes) {
        readings.forEach((column, reading) -> {
            boolean numbers = reading.numbers() > 0 && reading.hasOdd();
            if (numbers || !reading.numeric() && reading.numbers() > reading.others()) {
                notes.add(column + " " + reading.told() + ".");
            }
        });
    }

    /** One value for each customer of the part. */
    private static ColumnReading reading(InteractionBatch.Trait trait, int customers) {
        InteractionBatch.Names texts = new InteractionBatch.Names();
        int[] cells = new int[customers];
        for (int customer = 0; customer < customers; customer++) {
            String value = trait.value(customer);
            if (value != null) {
                cells[texts.code(value)]++;
            }
        }
        return ColumnValues.of(texts.all(), cells).reading();
    }

    private boolean isOpen(String column) {
        ColumnReading known = readings.get(column);
        return known == null || known.others() < MIN_READ || known.others() < known.numbers();
    }
}
