package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a web server writes down, with all that stands in the way of reading it. */
class AccessLogTest {
    private static final String LOG = """
            www.shop.example 192.0.2.1 - ann [10/Feb/2012:16:42:07 -0500] "GET /a%20b/?q=1 HTTP/1.1" 200 368 "-" "Mozilla/5.0 (\\"X\\")"
            www.shop.example 192.0.2.2 - - [10/Feb/2012:16:42:06 -0500] "POST /buy HTTP/1.1" 304 - "http://x/" "Mozilla/5.0"
            www.shop.example 192.0.2.2 - - [10/Feb/2012:16:42:08 -0500] "GET /old HTTP/1.1" 301 9 "-" "Mozilla/5.0"
            www.shop.example 2001:db8::1 - - [10/Feb/2012:16:42:08 -0500] "GET /logo.PNG?v=2 HTTP/1.1" 200 9 "-" "Mozilla/5.0"
            www.shop.example 2001:db8::1 - - [10/Feb/2012:16:42:09 -0500] "GET / HTTP/1.1" 200 9 "-" "Googlebot/2.1"
            www.shop.example 2001:db8::1 - - [10/Feb/2012:16:42:09 -0500] "HEAD / HTTP/1.1" 200 9 "-" "Mozilla/5.0"
            www.shop.example 2001:db8::1 - - [10/Feb/2012:16:42:09 -0500] "GET /none HTTP/1.1" 404 9 "-" "Mozilla/5.0"
            www.shop.example 2001:db8::1 - - [10/Feb/2012:16:42:10 -0500] "\\x16\\x03" 200 9 "-" "Mozilla/5.0"
            not an entry
            www.shop.example 2001:db8::1 - - [10/Feb/2012:16:42:11 -0500] "GET /%A4 HTTP/1.1" 200 9 "-" "Mozilla/5.0"
            """;

    private final Trial trial = new Trial();

    @Test
    void everyLineIsAStepOrSaysWhyNot() {
        ImportReport report = trial.take(LOG);
        assertThat(report.notes().get(0)).startsWith("Format: web server access log, access log, ISO-8859-1");
        assertThat(report.reasons())
                .extracting(one -> one.records() + " " + one.reason())
                .containsExactlyInAnyOrder(
                        "2 redirect",
                        "1 static file",
                        "1 robot",
                        "1 method",
                        "1 status 400 and above",
                        "1 the request has not three parts",
                        "1 the line is no entry of an access log");
        assertThat(trial.store.entries)
                .extracting(MemoryStore.Entry::customer, MemoryStore.Entry::touchpoint)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ann", "/a b"),
                        org.assertj.core.groups.Tuple.tuple("2001:db8::1|Mozilla/5.0", "/%A4"));
        assertThat(trial.store.entries.get(0).at()).isEqualTo(1_328_910_127_000_000L);
    }

    @Test
    void theExtendedFormNamesItsFields() {
        trial.take("""
                #Software: a server
                #Fields: date time cs-method cs-uri-stem cs-uri-query cs-username c-ip cs(User-Agent) cs(Cookie) sc-status
                2012-04-01 00:00:13 GET /foo/bar a=b theuser 192.0.2.1 Mozilla/5.0+(X11) "a=1; b=2" 200
                2012-04-01 00:00:14 GET /cut
                """);
        assertThat(trial.store.entries)
                .extracting(MemoryStore.Entry::customer, MemoryStore.Entry::touchpoint, MemoryStore.Entry::at)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("theuser", "/foo/bar", 1_333_238_413_000_000L));
    }

    @Test
    void bytesOfAnyEncodingAreKept() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int[] name : List.of(new int[] {0xc3, 0xbc}, new int[] {0xb3, 0xa9})) {
            log.writeBytes("192.0.2.1 - ann [10/Feb/2012:16:42:07 -0500] \"GET /".getBytes(StandardCharsets.US_ASCII));
            Arrays.stream(name).forEach(log::write);
            log.writeBytes(" HTTP/1.1\" 200 1 \"-\" \"Mozilla\"\n".getBytes(StandardCharsets.US_ASCII));
        }
        trial.take(log.toByteArray());
        assertThat(trial.store.entries)
                .extracting(MemoryStore.Entry::touchpoint)
                .containsExactly("/\u00fc", "/\u00b3\u00a9");
    }

    @Test
    void damagedBytesAreRefusedOrRead() {
        Random random = new Random(13);
        byte[] whole = LOG.getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 400; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            for (int flip = 0; flip < round % 7; flip++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                ImportReport report = new Trial().take(damaged);
                assertThat(report.rows())
                        .isEqualTo(report.taken() + report.leftOut() + report.duplicates() + report.rejected());
            } catch (ImportRefused refused) {
                assertThat(refused).hasMessageNotContaining("\n");
            }
        }
    }

    @Test
    void aLogOfRedirectsAloneIsRefused() {
        assertThatThrownBy(
                        () -> trial.take("192.0.2.1 - ann [10/Feb/2012:16:42:07 -0500] \"GET / HTTP/1.0\" 301 368\n"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("1 redirect");
    }
}
