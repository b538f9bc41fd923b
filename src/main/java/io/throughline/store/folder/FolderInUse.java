package io.throughline.store.folder;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another process works on the data folder; the message says so in one sentence. */
public final class FolderInUse extends RuntimeException {
    private final @Nullable String url;

    public FolderInUse(Path folder, @Nullable String url) {
        super("The folder " + folder + " is in use by another Throughline"
                + (url == null ? "" : " at " + url)
                + "; stop it, or name another folder with --throughline.data=DIR.");
        this.url = url;
    }

    /** Address of the server that holds the folder, where it has told. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }
}
