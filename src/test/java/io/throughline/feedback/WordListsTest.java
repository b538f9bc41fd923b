package io.throughline.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of one's own. */
class WordListsTest {
    @TempDir
    private Path folder;

    private WordLists read(String language, String text) throws IOException {
        return WordLists.read(Map.of(language, Files.writeString(folder.resolve("words.txt"), text)));
    }

    @Test
    void aLanguageIsScoredByItsOwnWords() throws IOException {
        WordLists lists = read("pt", "# palavras\nbom\t2\n\nruim\t-2\nnão bom\t-3\nÓtimo\t4\r\n");
        assertThat(lists.has("pt")).isTrue();
        assertThat(lists.has("de")).isFalse();
        assertThat(lists.has("en")).isTrue();
        assertThat(lists.score("muito bom", "pt")).isEqualTo(2 / Math.sqrt(4 + 15));
        // The pair counts, not its second word.
        assertThat(lists.score("Não bom!", "pt")).isEqualTo(-3 / Math.sqrt(9 + 15));
        assertThat(lists.score("ótimo, mas ruim", "pt")).isEqualTo(2 / Math.sqrt(4 + 15));
        assertThat(lists.score("good", "en")).isEqualTo(1.9 / Math.sqrt(1.9 * 1.9 + 15));
    }

    @Test
    void textsOfThatLanguageHaveALevel() throws IOException {
        MemoryFeedback source = new MemoryFeedback(String::hashCode)
                .add("s", MemoryFeedback.rows("a 1 TEXT - language=pt text=bom; a 2 TEXT - language=de text=gut"));
        FeedbackItems items = new FeedbackIndex(source, read("pt", "bom\t2")).items(1);
        assertThat(List.of(items.polarity(0) > 0, Double.isNaN(items.polarity(1))))
                .containsOnly(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pt|bom 2|line 1 is not a word or two, a tab and a number from -4 to 4",
                "pt|bom\\t5|line 1 is not a word or two, a tab and a number from -4 to 4",
                "pt|bom\\tNaN|line 1 is not a word or two, a tab and a number from -4 to 4",
                "pt|bom\\t1\\nBom\\t2|line 2 names a word again",
                "pt|# nothing|holds no word",
                "pt|a b c\\t1|line 1 is not a word or two, a tab and a number from -4 to 4",
                "PT-BR|bom\\t1|a language is written as its code of two small letters, such as pt"
            })
    void wrongListsAreRefusedInOneLine(String language, String text, String fault) {
        String written = text.replace("\\t", "\t").replace("\\n", "\n");
        assertThatThrownBy(() -> read(language, written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(language + ": ")
                .hasMessageEndingWith(fault);
    }

    @Test
    void filesThatAreNoTextAreRefused() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'a', (byte) 0xff, '\t', '1'});
        assertThatThrownBy(() -> WordLists.read(Map.of("pt", bytes)))
                .hasMessage("pt: the word list bytes is not written in UTF-8");
        for (Path none : List.of(folder, folder.resolve("none"))) {
            assertThatThrownBy(() -> WordLists.read(Map.of("pt", none)))
                    .hasMessageEndingWith("is no file that can be read");
        }
    }
}
