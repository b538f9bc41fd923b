package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SampleLoaderTest {
    private final RecordingStore store = new RecordingStore();

    @Test
    void opensASampleDescribesTheCatalogueAndFinishesOnce() {
        ImportReport report = new SampleLoader(store, store).load(() -> store.calls.add("rest"));
        assertThat(store.calls)
                .containsExactly(
                        "describe 40 sample=true",
                        "open retail (sample) sample=true out=false",
                        "write",
                        "evidence",
                        "say",
                        "rest",
                        "finish",
                        "close");
        assertThat(report.source()).isEqualTo("retail (sample)");
        assertThat(report.rows()).isEqualTo(store.rows()).isBetween(59_000L, 61_000L);
        assertThat(store.said.size()).isBetween(500, 1_000);
        assertThat(store.parts.get(0).customers.size()).isEqualTo(10_000);
        assertThat(store.touchpoints)
                .anySatisfy(t -> assertThat(t.stage() + t.stageOrder()).isEqualTo("awareness1"))
                .anySatisfy(t -> assertThat(t.stage() + t.stageOrder()).isEqualTo("retention4"));
        assertThat(store.touchpoints).filteredOn(t -> t.conversion()).hasSize(1);
    }

    @Test
    void bringsTheRowsOfTheGeneratedFile() throws IOException {
        MarketGenerator generator = MarketGenerator.ofCustomers(RetailMarket.standard(), 2_000, 9);
        new SampleLoader(store, store).load(generator);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        generator.writeCsv(csv, RowOrder.CUSTOMER);
        List<String> file =
                csv.toString(StandardCharsets.US_ASCII).lines().skip(1).toList();
        List<String> stored = new ArrayList<>();
        store.parts.forEach(part -> stored.addAll(rows(part)));
        assertThat(stored).isEqualTo(file);
    }

    @Test
    void aFailingStoreLeavesTheSessionClosedAndUnfinished() {
        store.refusesWrites = true;
        assertThatThrownBy(() -> new SampleLoader(store, store).load()).hasMessage("no room");
        assertThat(store.calls).endsWith("write", "close").doesNotContain("finish");
    }

    /** A part as the generator would have written it. */
    private static List<String> rows(InteractionBatch part) {
        List<String> rows = new ArrayList<>();
        int described = -1;
        for (int i = 0; i < part.size(); i++) {
            int customer = part.customer(i);
            boolean first = customer != described;
            described = customer;
            rows.add(String.join(
                    ",",
                    part.customers.name(customer),
                    Instant.ofEpochSecond(part.at(i) / 1_000_000).toString(),
                    part.touchpoints.name(part.touchpoint(i)),
                    part.channels.name(part.channel(i)),
                    part.campaign(i) < 0 ? "" : part.campaigns.name(part.campaign(i)),
                    Double.isNaN(part.value(i)) ? "" : String.format(Locale.ROOT, "%.2f", part.value(i)),
                    trait(part, "age", customer, first),
                    trait(part, "city", customer, first),
                    trait(part, "income", customer, first),
                    trait(part, "occupation", customer, first)));
        }
        return rows;
    }

    private static String trait(InteractionBatch part, String name, int customer, boolean shown) {
        return part.traits().stream()
                .filter(t -> shown && t.name().equals(name))
                .map(t -> String.valueOf(t.value(customer)))
                .findFirst()
                .orElse("");
    }
}
