package io.throughline.store;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.CustomerStore.TimelineEntry;
import io.throughline.journey.ImportLog;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TimelineSource.StoredTimeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What a contract of the store works on; each database under the store keeps all of them. */
interface StoreContract {
    TestDatabase database();

    default ImportLog imports() {
        return database().imports();
    }

    default CustomerStore customers() {
        return database().customers();
    }

    default CatalogueStore catalogue() {
        return database().catalogue();
    }

    default TimelineSource timelines() {
        return database().timelines();
    }

    @BeforeEach
    default void clear() {
        database().clear();
    }

    default List<StoredTimeline> all() {
        List<StoredTimeline> all = new ArrayList<>();
        timelines().loadAll(all::add);
        return all;
    }

    /** Every visible interaction as text, in the order of its customer's timeline. */
    default List<String> texts(String... customers) {
        List<String> texts = new ArrayList<>();
        for (String customer : customers) {
            for (TimelineEntry e : customers().listInteractions(customer, 1000, 0)) {
                texts.add(customer + " " + e.at() + " " + e.touchpoint().id());
            }
        }
        return texts;
    }
}
