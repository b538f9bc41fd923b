package io.throughline.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.batch.OwnIds;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Rejection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in the form of Segment's HTTP API: each event is an interaction, left out or rejected, and its time is right though the device's clock is wrong. */
class EventMapperTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PAGE =
            "{\"type\":\"page\",\"name\":\"Home\",\"userId\":\"ann\",\"messageId\":\"m1\",\"timestamp\":\"2026-03-01T10:00:00Z\"}";
    private static final String ORDER =
            "{\"type\":\"track\",\"event\":\"Order Completed\",\"anonymousId\":\"x\",\"messageId\":\"m2\","
                    + "\"timestamp\":\"2026-03-01T10:00:01.5Z\",\"properties\":{\"revenue\":\"12.50\",\"currency\":\"EUR\"}}";

    private static MappedEvents map(String text) {
        return EventMapper.map(
                SourceMappings.named("segment").orElseThrow(),
                new OwnIds(new CustomerKeys("segment", false), id -> false),
                EventBody.read(text, null, RECEIVED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE + "\n" + ORDER,
                "[" + PAGE + "," + ORDER + "]",
                "{\"batch\":[" + PAGE + "," + ORDER + "]}",
                PAGE + "\n\n [" + ORDER + "]\n"
            })
    void everyFormOfABodySaysTheSame(String text) {
        List<LiveInteraction> found = map(text).interactions();
        assertThat(found).extracting(LiveInteraction::customer).containsExactly("ann", "x");
        assertThat(found).extracting(LiveInteraction::touchpoint).containsExactly("page: Home", "Order Completed");
        assertThat(found).extracting(LiveInteraction::key).containsExactly("m1", "m2");
        assertThat(found)
                .extracting(LiveInteraction::at)
                .containsExactly(Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-03-01T10:00:01.5Z"));
        assertThat(found).extracting(LiveInteraction::value).containsExactly(null, 12.5);
        assertThat(found.get(1).attributes()).containsEntry("currency", "EUR");
    }

    @Test
    void aTimeThatCanBeReadInTwoWaysRefusesItsEventAlone() {
        MappedEvents found = map(PAGE.replace("2026-03-01T10:00:00Z", "01/03/2026") + "\n" + ORDER);
        assertThat(found.interactions()).extracting(LiveInteraction::customer).containsExactly("x");
        assertThat(found.rejected())
                .extracting(Rejection::reason)
                .containsExactly("day and month cannot be told apart");
    }

    @Test
    void everyEventIsAccountedFor() {
        MappedEvents found = map(String.join(
                "\n",
                PAGE,
                "{\"type\":\"identify\",\"userId\":\"ann\",\"traits\":{}}",
                "{\"type\":\"track\",\"event\":\"Look\",\"timestamp\":\"2026-03-01T10:00:00Z\"}",
                "{\"type\":\"track\",\"userId\":\"ann\",\"timestamp\":\"2026-03-01T10:00:00Z\"}",
                "{\"type\":\"track\",\"event\":\"Look\",\"userId\":\"ann\",\"timestamp\":\"yesterday\"}",
                "7",
                "{\"type\":\"tra"));
        assertThat(found.interactions()).hasSize(1);
        assertThat(found.leftOut()).containsExactly(java.util.Map.entry("identity call", 1L));
        assertThat(found.rejected()).extracting(Rejection::line).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(found.rejected())
                .extracting(Rejection::reason)
                .containsExactly(
                        "no customer", "empty touchpoint", "unreadable time", "not a JSON object", "not a JSON object");
    }

    /** As an import of the same record is; others of the body are taken. What events inherit from their call is of each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{%1$s,'userId':'a','userId':'b'},%2$s]",
                "{%1$s,'userId':'a','context':{'page':{'path':'/','path':'/x'}}}\n%2$s",
                "{%1$s,'userId':'a','properties':{'products':[{'price':1,'price':2}]}}\n%2$s",
                "[{'context':{'ip':1,'ip':2},'batch':[{%1$s,'userId':'a'}]},%2$s]",
                "[{'sentAt':'2026-03-01T10:00:00Z','sentAt':'2026-03-01T11:00:00Z','batch':[{%1$s,'userId':'a'}]},%2$s]",
            })
    void aMemberThatStandsTwiceRefusesItsEvent(String form) {
        String begin = "'type':'track','event':'Look','messageId':'m3','timestamp':'2026-03-01T10:00:00Z'";
        MappedEvents found =
                map(String.format(form, begin, PAGE.replaceFirst("\"userId\"", "\"userId\":\"ann\",\"userId\""))
                        .replace('\'', '"'));
        assertThat(found.rejected())
                .extracting(one -> one.line() + " " + one.reason())
                .containsExactly("1 a member stands twice with different values");
        assertThat(found.interactions()).extracting(LiveInteraction::customer).containsExactly("ann");
    }

    /** An hour fast: sent at 13:00 by its own clock, arrived at 12:00. */
    @Test
    void aWrongClockIsSetRight() {
        String fast =
                "{\"sentAt\":\"2026-03-01T13:00:00Z\",\"batch\":[{\"type\":\"screen\",\"userId\":\"ann\",\"timestamp\":\"2026-03-01T12:58:00Z\"}]}";
        assertThat(map(fast).interactions())
                .extracting(LiveInteraction::at)
                .containsExactly(Instant.parse("2026-03-01T11:58:00Z"));
        String unsent = "{\"type\":\"screen\",\"userId\":\"ann\",\"originalTimestamp\":\"2026-03-01T09:58:00Z\"}";
        assertThat(map(unsent).interactions())
                .extracting(LiveInteraction::at)
                .containsExactly(Instant.parse("2026-03-01T09:58:00Z"));
        assertThat(map("{\"type\":\"screen\",\"userId\":\"ann\"}").interactions())
                .extracting(LiveInteraction::at)
                .containsExactly(RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"a\"",
                "[]",
                "[[]]",
                "{\"batch\":[]}",
                "{\"batch\":[1,2]}",
                "a,b\n1,2",
                "{"
            })
    void whatHoldsNoEventIsRefused(String text) {
        assertThatThrownBy(() -> map(text)).isInstanceOf(ImportRefused.class).hasMessageContaining("JSON");
    }
}
