import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Part of the build: takes the signatures out of the libraries of a folder, and keeps what was signed as {@code NAME.signed}. The JVM archives no class of a
 * signed library, and checks its signature anew at each look for a service in it.
 */
class Unsign {
    private static final String SIGNATURE = ".*\\.(SF|RSA|DSA|EC)";

    public static void main(String[] args) throws IOException {
        for (Path library : list(Path.of(args[0]), ".*\\.jar")) {
            if (!signatures(library, false).isEmpty()) {
                Files.copy(library, library.resolveSibling(library.getFileName() + ".signed"));
                signatures(library, true);
            }
        }
    }

    private static List<Path> signatures(Path library, boolean delete) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(library)) {
            Path folder = jar.getPath("META-INF");
            List<Path> found = Files.isDirectory(folder) ? list(folder, SIGNATURE) : List.of();
            for (Path each : delete ? found : List.<Path>of()) {
                Files.delete(each);
            }
            return found;
        }
    }

    private static List<Path> list(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(pattern)).toList();
        }
    }
}
