package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are refused as a whole: one clear message each, and nothing stays. */
class RefusedFilesTest {
    private static final String HEADER = "customer,time,event\n";

    private final Trial trial = new Trial();

    static Stream<Arguments> refused() {
        byte[] whole = Trial.gzip((HEADER + noise(20_000)).getBytes(StandardCharsets.UTF_8));
        byte[] damaged = whole.clone();
        damaged[damaged.length - 6] ^= 0x55;
        return Stream.of(
                Arguments.of("nothing", new byte[0], "is empty"),
                Arguments.of("blanks", bytes(" \n\t\r\n "), "is empty"),
                Arguments.of("mark only", bytes("\ufeff"), "is empty"),
                Arguments.of("empty gzip", Trial.gzip(new byte[0]), "is empty"),
                Arguments.of("zip", bytes("PK\3\4rest"), "ZIP archive"),
                Arguments.of("parquet", bytes("PAR1rest and more"), "Parquet"),
                Arguments.of("xml", bytes("<?xml version='1.0'?><html/>"), "XML"),
                Arguments.of("zeros", new byte[1_000], "binary"),
                Arguments.of("random", random(), "binary"),
                Arguments.of("array", bytes("[{\"user\":1}]"), "columns user; a column is missing"),
                Arguments.of("cut gzip", Arrays.copyOf(whole, whole.length / 2), "cut off"),
                Arguments.of("cut gzip trailer", Arrays.copyOf(whole, whole.length - 3), "cut off"),
                Arguments.of("gzip head only", Arrays.copyOf(whole, 5), "cut off"),
                Arguments.of("damaged gzip", damaged, "damaged gzip"),
                Arguments.of("damaged second head", members(0x1e), "damaged gzip"),
                Arguments.of("line break between members", members('\n', 0x1f), "damaged gzip"),
                Arguments.of("rubbish after the end", members('x', 'y', 'z'), "damaged gzip"),
                Arguments.of("second head cut", Arrays.copyOf(members(0x1f), memberLength() + 6), "cut off"),
                Arguments.of(
                        "no row", bytes(HEADER + "a,soon,x\nb,later,y\n,1,z\n"), "None of its 3 rows could be taken"),
                Arguments.of("latin1 late", lateLatin1(), "Line 20002 "),
                Arguments.of("cut utf-8", Arrays.copyOf(bytes(HEADER + "a,1,é"), HEADER.length() + 5), "Line 2 "),
                Arguments.of("open quote", bytes(HEADER + "a,1,x\nb,1,\"x\nc,1,y\n"), "opens in line 3 "),
                Arguments.of("open quote first", bytes(HEADER + "a,1,x\n\"b,1,x\nc,1,y\n"), "opens in line 3 "),
                Arguments.of("open after a break", bytes(HEADER + "\"a\nb\",1,\"x\nc,1,y\n"), "opens in line 3 "),
                Arguments.of("open in header", bytes("customer,\"time,event\na,1,x\n"), "opens in line 1 "),
                Arguments.of("huge quote", bytes(HEADER + "a,1,\"" + "x,y\n".repeat(5_000_000)), "opens in line 2 "),
                Arguments.of(
                        "no time",
                        bytes("customer,event\na,x\n"),
                        "columns customer, event; a column is missing for time"),
                Arguments.of("nothing known", bytes("a,b,c\n1,2,3\n"), "customer (customer_id, customer"),
                Arguments.of("twins", bytes("customer,time,event,event\na,1,x,y\n"), "'event' twice"),
                Arguments.of("twin attributes", bytes("customer,time,event,n,n\na,1,x,y\n"), "'n' twice"),
                Arguments.of("keys", bytes("{\"a\":1}\n"), "columns a; a column is missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedAndLeavesNothing(String name, byte[] content, String message) {
        trial.settings = ImportSettings.of(100, false);
        assertThatThrownBy(() -> trial.take(content))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(message);
        assertThat(trial.store.entries).isEmpty();
        assertThat(trial.store.reports).isEmpty();
        assertThat(trial.store.closed).isEqualTo(trial.store.opened);
    }

    @Test
    void partsAlreadyWrittenDoNotStay() {
        trial.settings = ImportSettings.of(100, false);
        byte[] whole = Trial.gzip((HEADER + noise(20_000)).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> trial.take(Arrays.copyOf(whole, whole.length - 3)));
        assertThat(trial.store.parts).isNotEmpty();
        assertThat(trial.store.entries).isEmpty();
        assertThat(trial.store.closed).isEqualTo(1);
    }

    @Test
    void aFailingStoreLeavesNothing() {
        trial.store.refuseWith = "disk full";
        assertThatThrownBy(() -> trial.take(HEADER + "a,1,x\n")).hasMessage("disk full");
        assertThat(trial.store.reports).isEmpty();
        assertThat(trial.store.closed).isEqualTo(1);
    }

    @Test
    void theEncodingToNameIsSuggested() {
        assertThatThrownBy(() -> trial.take(lateLatin1())).hasMessageContaining("encoding=windows-1252");
    }

    @Test
    void westernBytesAreRecognisedAndSaid() {
        assertThat(trial.take(latin1()).notes()).anyMatch(note -> note.contains("windows-1252"));
    }

    @Test
    void missingFilesAndFoldersAreRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> ImportFile.of(folder.resolve("none.csv")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("none.csv is not there");
        assertThatThrownBy(() -> Content.detect(ImportFile.of(folder), null)).hasMessageContaining("holds no file");
    }

    /** Two members, the first byte of the second one replaced. */
    private static byte[] members(int... between) {
        byte[] second = Trial.gzip(bytes("b,2,y\n"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Trial.gzip(bytes(HEADER + "a,1,x\n")));
        for (int each : between) {
            out.write(each);
        }
        out.write(second, 1, second.length - 1);
        return out.toByteArray();
    }

    private static int memberLength() {
        return Trial.gzip(bytes(HEADER + "a,1,x\n")).length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin1() {
        return (HEADER + "a,1,x\nb,1,größe\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] lateLatin1() {
        return (HEADER + noise(20_000) + "b,1,größe\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] random() {
        byte[] bytes = new byte[10_000];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        bytes[0] = 1;
        return bytes;
    }

    private static String noise(int rows) {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 1; i <= rows; i++) {
            text.append(Long.toHexString(random.nextLong()))
                    .append(',')
                    .append(i)
                    .append(",x\n");
        }
        return text.toString();
    }
}
