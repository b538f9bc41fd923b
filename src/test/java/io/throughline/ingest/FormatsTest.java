package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportReport;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final String TEXT = "customer,time,event\nÄnne,1,größe\n\"b, c\",2,\"say \"\"hi\"\"\"\n";

    private final Trial trial = new Trial();

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void encodingsAreFoundWithAndWithoutMark(String name) {
        Charset charset = Charset.forName(name);
        for (String text : new String[] {TEXT, "\ufeff" + TEXT}) {
            Trial each = new Trial();
            each.take(text.getBytes(charset));
            assertArrived(each);
            Trial gzipped = new Trial();
            gzipped.take(Trial.gzip(text.getBytes(charset)));
            assertArrived(gzipped);
        }
    }

    @Test
    void otherEncodingsAreNamed() {
        trial.take(TEXT.getBytes(StandardCharsets.ISO_8859_1), "encoding=latin1");
        assertArrived(trial);
    }

    /** Rows that were kept are UTF-8 whatever their file was; its options are given again with them. */
    @Test
    void anEncodingThatTheFileIsNotChangesNoLetters() {
        trial.take(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8), "encoding=windows-1252");
        assertArrived(trial);
        for (String name : new String[] {"UTF-16", "UTF-16LE"}) {
            Trial plain = new Trial();
            plain.take("customer,time,event\nann,1,x\n", "encoding=" + name);
            assertThat(plain.store.of("ann")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimitersAreFound(String delimiter) {
        String header = String.join(delimiter, "customer", "time", "event", "\"a,b;c|d\te,,;;||\"");
        trial.take(header + "\n" + String.join(delimiter, "a", "1", "x", "\"p" + delimiter + "q\"") + "\n");
        assertThat(trial.store.of("a").get(0).attributes())
                .isEqualTo(Map.of("a,b;c|d\te,,;;||", "p" + delimiter + "q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineEndsAreFound(String end) {
        trial.take(TEXT.replace("\n", end));
        assertArrived(trial);
    }

    @Test
    void blankLinesAroundAreNoRows() {
        ImportReport report = trial.take("\n\n" + TEXT + "\n\n");
        assertThat(report.rows()).isEqualTo(2);
        assertThat(trial.store.of("Änne").get(0).line()).isEqualTo(4);
    }

    @Test
    void objectsALineAreRows() {
        ImportReport report = trial.take("""

                {"user":"null","ts":1300000000,"event":"search","value":9.5,"conversion":true,"device":{"os":"x","v":[1,2]}}
                {"ts":"2020-01-01T00:00:00Z","event":"say \\"hi\\" \\u00e4","user":7,"extra":null,"ok":false}
                {"user":null,"ts":1,"event":"x"}
                {"user":"a"

                [1,2]
                {"user":"a","ts":1,"event":"x"} trailing
                """);
        assertThat(report.rows()).isEqualTo(6);
        assertThat(report.rejections().stream().map(r -> r.line() + " " + r.reason()))
                .containsExactly(
                        "4 no customer",
                        "5 the line is not one JSON object",
                        "7 the line is not one JSON object",
                        "8 the line is not one JSON object");
        assertThat(trial.store.of("null").get(0).attributes()).isEqualTo(Map.of("device.os", "x", "device.v", "[1,2]"));
        assertThat(trial.store.of("null").get(1).value()).isEqualTo(9.5);
        assertThat(trial.store.of("7").get(0).touchpoint()).isEqualTo("say \"hi\" ä");
        assertThat(trial.store.of("7").get(0).attributes()).isEqualTo(Map.of("ok", "false"));
    }

    @Test
    void aStrongerKeyInALaterObjectWins() {
        trial.take(
                "{\"user\":\"u\",\"time\":1,\"event\":\"x\"}\n{\"customer_id\":\"c\",\"user\":\"u\",\"time\":2,\"event\":\"x\"}\n");
        assertThat(trial.store.of("c").get(0).attributes()).isEqualTo(Map.of("user", "u"));
        assertThat(trial.store.of("u")).isEmpty();
    }

    @Test
    void aLongLineIsOneBadRow() {
        ImportReport report = trial.take("{\"user\":\"u\",\"time\":1,\"event\":\"" + "x".repeat(300_000)
                + "\"}\n{\"user\":\"u\",\"time\":2,\"event\":\"y\"}\n");
        assertThat(report.rejections().get(0).reason()).isEqualTo("row longer than 64 KiB");
        assertThat(report.rejections().get(0).row().length()).isLessThan(1_100);
        assertThat(report.accepted()).isEqualTo(1);
    }

    @Test
    void theDigestIsOfTheUnpackedBytes() throws Exception {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        trial.take(Trial.gzip(bytes));
        assertThat(trial.store.digest).isEqualTo(expected);
        trial.take(bytes);
        assertThat(trial.store.digest).isEqualTo(expected);
    }

    private static void assertArrived(Trial trial) {
        assertThat(trial.store.of("Änne").get(0).touchpoint()).isEqualTo("größe");
        assertThat(trial.store.of("b, c").get(0).touchpoint()).isEqualTo("say \"hi\"");
        assertThat(trial.store.entries).hasSize(2);
    }
}
