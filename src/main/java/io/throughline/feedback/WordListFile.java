package io.throughline.feedback;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of words of one's own: a line has one word or two neighbours, a tab, and a number from −4 to 4; empty lines and lines that begin with # say nothing. */
final class WordListFile {
    private static final long MOST_BYTES = 16 << 20;
    private static final int MOST_CHARACTERS = 100;
    private static final double STRONGEST = 4;

    private final String language;
    private final Path file;
    private final Map<String, Double> words = new HashMap<>();

    private WordListFile(String language, Path file) {
        this.language = language;
        this.file = file;
    }

    /** @throws IllegalArgumentException with one line that tells what is wrong */
    static PolarityList read(String language, Path file) {
        WordListFile list = new WordListFile(language, file);
        List<String> lines = list.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    i == 0 && lines.get(0).startsWith("\uFEFF") ? lines.get(0).substring(1) : lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                list.take(line, i + 1);
            }
        }
        if (list.words.isEmpty()) {
            throw list.fault("holds no word");
        }
        return new PolarityList(list.words, language.equals(PolarityList.LANGUAGE), true);
    }

    private List<String> lines() {
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw fault("is no file that can be read");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw fault("is larger than 16 MB");
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notText) {
            throw fault("is not written in UTF-8");
        } catch (IOException failure) {
            throw fault("cannot be read");
        }
    }

    private void take(String line, int number) {
        int tab = line.indexOf('\t');
        List<String> tokens = tab < 0 ? List.of() : TextWords.of(line.substring(0, tab), word -> false);
        String word = String.join(" ", tokens);
        double value = tab < 0 ? Double.NaN : number(line.substring(tab + 1).strip());
        if (tokens.isEmpty()
                || tokens.size() > 2
                || word.length() > MOST_CHARACTERS
                || !(Math.abs(value) <= STRONGEST)) {
            throw fault("line " + number + " is not a word or two, a tab and a number from -4 to 4");
        }
        if (words.putIfAbsent(word, value) != null) {
            throw fault("line " + number + " names a word again");
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(language + ": the word list " + file.getFileName() + " " + what);
    }
}
