package io.throughline;

import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.store.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Imports a file in a process of its own, telling on standard output how far it is, so that another process can end it there. */
final class UnfinishedImport {
    static final String OPENED = "opened";
    static final String WROTE = "wrote a part";
    static final String EVIDENCE = "writing evidence";
    static final String FINISHING = "finishing";
    static final String VISIBLE = "visible";

    private UnfinishedImport() {}

    /** @param arguments folder of the store, file, interactions a part */
    public static void main(String[] arguments) {
        try (TestDatabase database = TestDatabase.at(Path.of(arguments[0]))) {
            take(telling(database.imports()), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            tell(VISIBLE);
        }
    }

    /** A file named like feedback is some; one that begins with {@code seen} carries identifiers. */
    static ImportReport take(ImportLog store, Path file, int buffer) {
        ImportService desk = new ImportService(store, ImportSettings.of(buffer, true));
        return desk.importFile(ImportFile.of(file), ImportOptions.of(options(file)), ImportProgress.NONE);
    }

    private static List<String> options(Path file) {
        String name = file.getFileName().toString();
        if (name.startsWith("seen")) {
            return List.of(
                    "customer=visitor",
                    "identifier.cookie=cookie",
                    "identifier.app=app",
                    "identifier.email=email",
                    "identifier.loyalty_card=loyalty_card");
        }
        return List.of(name.startsWith("feedback") ? "kind=feedback" : "conversions=purchase");
    }

    private static ImportLog telling(ImportLog store) {
        return watched(ImportLog.class, store);
    }

    private static <T> T watched(Class<T> type, T part) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (method.getName().equals("finish")) {
                        tell(FINISHING);
                    }
                    if (method.getName().equals("writeEvidence")) {
                        tell(EVIDENCE);
                    }
                    Object result;
                    try {
                        result = method.invoke(part, given);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                    if (method.getName().matches("write|writeFeedback")) {
                        tell(WROTE);
                    }
                    if (result instanceof CompletableFuture<?> begun) {
                        return begun.thenApply(written -> {
                            tell(WROTE);
                            return written;
                        });
                    }
                    if (result instanceof ImportSession session) {
                        tell(OPENED);
                        return watched(ImportSession.class, session);
                    }
                    return result;
                }));
    }

    private static void tell(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
