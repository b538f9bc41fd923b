package io.throughline.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount.Fate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class KeptRowsFileTest {
    @Test
    void filesOfADeliveryHaveNamesThatDifferAndStayInTheirFolder() throws IOException {
        KeptRows.Gatherer gatherer = new KeptRows.Gatherer(Fate.REJECTED, 10);
        for (String part : new String[] {"a.csv", "a.csv.gz", "../b.csv", "day/.gz"}) {
            gatherer.add(new KeptRows.Original(part, 2, part), "no time", () -> "head\n");
        }
        KeptRowsFile file = KeptRowsFile.of(gatherer.finish().orElseThrow());
        assertThat(file.extension()).isEqualTo("zip");
        Map<String, String> members = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(members)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a.csv", "head\na.csv\n",
                        "2-a.csv", "head\na.csv.gz\n",
                        "b.csv", "head\n../b.csv\n",
                        "day/rows", "head\nday/.gz\n"));
    }

    /** Its file may have been windows-1252, and named so when it was sent; an option that is given again must not change the letters. */
    @Test
    void textSaysThatItIsUtf8() throws IOException {
        assertThat(text("a;\u00d6l")).isEqualTo("\ufeffhead\na;\u00d6l\n");
        assertThat(text("a;oil")).isEqualTo("head\na;oil\n");
    }

    private static String text(String row) throws IOException {
        KeptRows.Gatherer gatherer = new KeptRows.Gatherer(Fate.REJECTED, 10);
        gatherer.add(new KeptRows.Original("", 2, row), "no time", () -> "head\n");
        return new String(KeptRowsFile.of(gatherer.finish().orElseThrow()).bytes(), StandardCharsets.UTF_8);
    }
}
