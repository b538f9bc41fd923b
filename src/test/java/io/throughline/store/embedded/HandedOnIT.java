package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows an import is given what was just read and written, and once that is given reads the database: both are the same. */
class HandedOnIT {
    private final TestDatabase database = TestDatabase.shared();
    private final Random random = new Random(5);

    @BeforeEach
    void empty() {
        database.clear();
    }

    private List<StoredTimeline> changed(long version) {
        List<StoredTimeline> changed = new ArrayList<>();
        database.timelines().loadChanged(version, changed::add);
        return changed;
    }

    private String[] rows() {
        String[] rows = new String[300];
        for (int i = 0; i < rows.length; i++) {
            int customer = random.nextInt(250);
            String row = "c" + customer + " " + (random.nextInt(40) - 3) + " p" + random.nextInt(5);
            row += random.nextInt(3) == 0 ? " channel=ch" + random.nextInt(3) : "";
            row += random.nextInt(3) == 0 ? " campaign=ca" + random.nextInt(3) : "";
            row += random.nextInt(3) == 0 ? " value=" + random.nextInt(9) : "";
            row += random.nextInt(4) == 0 ? " key=" + i + "-" + random.nextInt(1000) : "";
            row += random.nextInt(4) == 0 ? " order=o" + random.nextInt(9) : "";
            row += random.nextInt(4) == 0 ? " sequence=" + random.nextInt(9) : "";
            row += random.nextInt(5) == 0 ? " a.size=" + random.nextInt(9) + " t.town=t" + random.nextInt(3) : "";
            rows[i] = row + (random.nextInt(6) == 0 ? " flag" : "") + (customer % 10 == 0 ? " step" : "");
        }
        return rows;
    }

    @Test
    void whatIsHandedOnIsWhatTheDatabaseHas() {
        for (int round = 0; round < 12; round++) {
            long version = database.timelines().version();
            for (int imports = 0; imports <= round % 3; imports++) {
                String id = Rows.take(database.imports(), "some", Rows.batch(rows()), Rows.batch(rows()))
                        .id();
                if (round == 7 && imports == 0) {
                    database.imports().openInstead(id, "other", true).close();
                }
            }
            if (round == 9) {
                database.bean(TimelineUpkeep.class).packTimelines();
            }
            List<StoredTimeline> handed = changed(version);
            assertThat(handed).hasSizeGreaterThan(150);
            List<StoredTimeline> read = changed(version);
            assertThat(handed).hasSameSizeAs(read);
            for (int i = 0; i < read.size(); i++) {
                assertThat(handed.get(i))
                        .usingRecursiveComparison()
                        .withEqualsForType((one, other) -> Double.compare(one, other) == 0, Double.class)
                        .isEqualTo(read.get(i));
            }
        }
    }
}
