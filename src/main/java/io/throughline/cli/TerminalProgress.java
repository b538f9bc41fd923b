package io.throughline.cli;

import io.throughline.ingest.ImportProgress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on the error stream of a terminal; next to nothing where there is no terminal. */
final class TerminalProgress implements ImportProgress, AutoCloseable {
    private static final long KIB = 1024;

    private final @Nullable ProgressBar bar;
    private boolean quiet;

    private TerminalProgress(@Nullable ProgressBar bar, boolean quiet) {
        this.bar = bar;
        this.quiet = quiet;
    }

    static TerminalProgress of(String task, boolean quiet) {
        if (quiet || System.console() == null) {
            return new TerminalProgress(null, quiet);
        }
        return new TerminalProgress(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setUnit("KiB", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build(),
                quiet);
    }

    @Override
    public void read(long bytesRead, long bytes, long rows) {
        if (bar != null) {
            bar.maxHint(bytes / KIB);
            bar.stepTo(bytesRead / KIB);
            bar.setExtraMessage(rows + " rows");
        }
    }

    /** Where there is no terminal, one line says why nothing seems to happen. */
    @Override
    public void purging(long timelinesLeft) {
        String text = "deleting what an earlier import left, " + timelinesLeft + " timelines to go";
        if (bar != null) {
            bar.setExtraMessage(text);
        } else if (!quiet) {
            System.err.println("Waiting: " + text + ".");
            quiet = true;
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
