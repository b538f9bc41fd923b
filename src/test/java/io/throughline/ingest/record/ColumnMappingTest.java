package io.throughline.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.batch.ConversionRows;
import io.throughline.ingest.format.Role;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user_id,customer_id,ts,time,page,event"
                        + "|Columns: customer ← customer_id, time ← time, touchpoint ← event; attributes: user_id, ts, page",
                "Case:Concept:Name,TIME:TIMESTAMP,Concept:Name,org:resource"
                        + "|Columns: customer ← Case:Concept:Name, time ← TIME:TIMESTAMP, touchpoint ← Concept:Name; attributes: org:resource",
                "client_id,date,activity,revenue,value,CHANNEL,Campaign,conversion,key"
                        + "|Columns: customer ← client_id, time ← date, touchpoint ← activity, channel ← CHANNEL, campaign ← Campaign, value ← value, conversion ← conversion, key ← key; attributes: revenue"
            })
    void theFirstNameInOrderWins(String header, String description) {
        assertThat(map(header).describe()).isEqualTo(description);
    }

    @Test
    void optionsOverride() {
        ColumnMapping columns = map(
                "customer_id,who,time,event,status",
                "customer=WHO",
                "touchpoint=status",
                "trait.id=customer_id",
                "ignore=event");
        assertThat(columns.describe())
                .isEqualTo(
                        "Columns: customer ← who, time ← time, touchpoint ← status, trait id ← customer_id; dropped: event");
    }

    @Test
    void anIgnoredColumnLeavesItsRoleToTheNext() {
        assertThat(map("customer,time,ts,event", "ignore=time").column(Role.TIME))
                .isEqualTo(2);
    }

    @Test
    void exactSpellingGoesBeforeOtherCase() {
        assertThat(map("customer,time,event,Value,VALUE", "value=VALUE").column(Role.VALUE))
                .isEqualTo(4);
        assertThat(map("customer,time,event,Value,VALUE", "value=value").column(Role.VALUE))
                .isEqualTo(3);
    }

    @Test
    void columnsWithoutNameAreDropped() {
        assertThat(map(",customer,time,event").describe()).endsWith("dropped: column 1 without a name");
    }

    @ParameterizedTest
    @CsvSource({"touchpoint=step", "trait.age=age", "ignore=nothing"})
    void namedColumnsMustBeThere(String option) {
        assertThatThrownBy(() -> map("customer,time,event", option))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(option)
                .hasMessageContaining("customer, time, event");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sample=retail| option",
                "colour=red| option",
                "trait.=x| option",
                "trait.NAME=x source=| source",
                "zone=Mars/Olympus| zone",
                "encoding=klingon| encoding",
                "conversion-rows=BEFORE| conversion-rows",
                "customer=a time=A| time",
                "value=v ignore=x,V| ignore",
                "trait.t=v ignore=v| ignore",
                "source=a source=b| source"
            })
    void wrongOptionsNameThemselves(String options, String argument) {
        assertThatThrownBy(() -> ImportOptions.of(Arrays.asList(options.split(" "))))
                .isInstanceOfSatisfying(
                        InvalidArgument.class,
                        wrong -> assertThat(wrong.argument()).isEqualTo(argument));
    }

    @Test
    void unknownOptionsListTheKnown() {
        assertThatThrownBy(() -> ImportOptions.of(List.of("colour=red")))
                .hasMessage(
                        "option = colour: allowed is one of source, replaces, encoding, zone, time-format, decimal, separator, mapping, mapping-text, rules-text, sheet, lifecycle, object, customer, time, clock, touchpoint, channel, "
                                + "campaign, value, conversion, key, order, sequence, consent, trait.NAME, identifier.KIND, system, ids, ignore, conversions, conversion-rows, kind, "
                                + "asked, score, least, most, feedback-kind, text, language, questions");
    }

    @Test
    void optionsAreRead() {
        ImportOptions options = ImportOptions.of(List.of(
                "source=web", "zone=Europe/Berlin", "encoding=latin1", "conversions=a, b,", "conversion-rows=self"));
        assertThat(options.source()).isEqualTo("web");
        assertThat(options.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(options.encoding()).isEqualTo(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(options.conversions()).containsExactly("a", "b");
        assertThat(options.conversionRows()).isEqualTo(ConversionRows.SELF);
    }

    private static ColumnMapping map(String header, String... options) {
        return ColumnMapping.map(Arrays.asList(header.split(",")), ImportOptions.of(List.of(options)));
    }
}
