package io.throughline.journey;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Why a file cannot be used, in words for whoever named it: exceptions of files often hold no more than the name. */
public final class FileFaults {
    private FileFaults() {}

    /** Half a sentence that stands behind the file's name and a colon. */
    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not open it";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is no text in UTF-8; save it as UTF-8";
        }
        if ("Is a directory".equals(failure.getMessage())) {
            return "it is a folder; name a file in it";
        }
        @Nullable String reason = failure instanceof FileSystemException file ? file.getReason() : null;
        return reason == null ? String.valueOf(failure.getMessage()) : reason;
    }
}
