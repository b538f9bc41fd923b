package io.throughline.server;

import com.sun.jna.Function;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Libraries whose classes the JVM maps instead of reading and checking each: the build leaves them in the folder {@code throughline} beside the jar and
 * {@code target/classes}. A start goes on with them in the same process: number, arguments, environment and open streams stay. Where anything does not
 * fit, it goes on as it began, which only takes longer.
 *
 * @param folder the libraries, {@code classpath} that names them in order, and the archive
 * @param libraries the content of {@code classpath}
 * @param own the classes of this product: a jar or a folder
 */
public record ClassArchive(Path folder, String libraries, Path own) {
    private static final String MAIN = "io.throughline.Throughline";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    /** Unpacks the jar and is no part of the program. */
    private static final String UNPACKING = LIBRARIES + "spring-boot-jarmode-tools";

    private static final String STARTER = "spring-boot-starter-";
    /** Options under which the JVM is not to be exchanged: whoever watches or debugs it, or chose an archive. */
    private static final List<String> LEFT_ALONE = List.of(
            "-javaagent",
            "-agent",
            "-Xrun",
            "-Xshare",
            "-XX:SharedArchiveFile",
            "-XX:ArchiveClassesAtExit",
            "-XX:DumpLoaded");

    /** The second compiler works on what runs forty times as often as it would by itself: a start is over before it has begun, and long loops do not notice. */
    private static final List<String> LATER_COMPILED = List.of(
            "-XX:Tier4InvocationThreshold=200000",
            "-XX:Tier4MinInvocationThreshold=24000",
            "-XX:Tier4CompileThreshold=600000",
            "-XX:Tier4BackEdgeThreshold=1600000",
            // Asked sixteen times less often whether it is time, and with less put into one another, what the first
            // compiler made is smaller and quicker.
            "-XX:Tier3InvokeNotifyFreqLog=14",
            "-XX:Tier3BackedgeNotifyFreqLog=17",
            "-XX:C1MaxInlineSize=16",
            // What often runs is put into its callers up to 120 bytes instead of 325: the second compiler
            // needs half the time, and what it makes is as quick.
            "-XX:FreqInlineSize=120",
            "-XX:InlineSmallCode=1000");
    /** For what ends within seconds. */
    private static final List<String> FIRST_COMPILER_ALONE = List.of("-XX:TieredStopAtLevel=1");

    /** Up to a million rows or so the second compiler costs more than it saves (decision 203). */
    private static final long SMALL_BYTES = 64 << 20;

    /** Goes on with the archive, in which case this never returns. */
    public static void enter(String[] arguments) {
        try {
            Path commandLine = Path.of("/proc/self/cmdline");
            if (!Files.isReadable(commandLine)) {
                return;
            }
            String classPath = System.getProperty("java.class.path", "");
            List<String> now = words(commandLine);
            find(classPath)
                    .flatMap(found -> found.command(now, arguments.length))
                    .ifPresent(ClassArchive::execute);
        } catch (IOException | RuntimeException | LinkageError e) {
            // as it began
        }
    }

    /** Bytes stay as they are, whatever they mean. */
    private static List<String> words(Path commandLine) throws IOException {
        String all = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
        return Arrays.asList(all.substring(0, Math.max(0, all.length() - 1)).split("\0", -1));
    }

    private static void execute(List<String> command) {
        Function execv = Function.getFunction("c", "execv", Function.C_CONVENTION, "ISO-8859-1");
        execv.invokeInt(new Object[] {command.get(0), command.toArray(String[]::new)});
    }

    /** The archive for a program started with this class path; empty where there is none, or it belongs to another program. */
    static Optional<ClassArchive> find(String classPath) throws IOException {
        List<Path> entries =
                Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
        Path program = entries.get(0).toAbsolutePath();
        Path folder = program.resolveSibling("throughline");
        if (!Files.isRegularFile(folder.resolve("classes.jsa")) || !isPlain(folder)) {
            return Optional.empty();
        }
        String libraries = Files.readString(folder.resolve("classpath")).strip();
        boolean jar = entries.size() == 1;
        ClassArchive found = new ClassArchive(
                folder, libraries, jar ? program.resolveSibling(program.getFileName() + ".original") : program);
        boolean fits = jar ? found.isUnpacked(program) : found.isNamed(entries.subList(1, entries.size()));
        return fits ? Optional.of(found) : Optional.empty();
    }

    private static boolean isPlain(Path path) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(path.toString());
    }

    /** Those with classes: starters only name others, and the jar leaves them out. */
    private List<Path> files() {
        return Arrays.stream(libraries.split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> !name(file).startsWith(STARTER))
                .toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private boolean isNamed(List<Path> entries) {
        return names(entries).equals(names(files()));
    }

    private static Set<String> names(List<Path> files) {
        Set<String> names = new HashSet<>();
        files.forEach(file -> names.add(name(file)));
        names.removeIf(name -> name.startsWith(STARTER));
        return names;
    }

    /** Whether this is what the jar holds: the same libraries, and own classes with the same checksums. */
    private boolean isUnpacked(Path jar) throws IOException {
        if (!Files.isRegularFile(own)) {
            return false;
        }
        try (ZipFile whole = new ZipFile(jar.toFile());
                ZipFile plain = new ZipFile(own.toFile())) {
            for (Path file : files()) {
                ZipEntry library = whole.getEntry(LIBRARIES + file.getFileName());
                if (library == null || library.getSize() != sizeAsPacked(file)) {
                    return false;
                }
            }
            return count(whole, LIBRARIES) == files().size() && isSame(whole, plain);
        }
    }

    /** The build takes signatures out and keeps what was signed beside. */
    private static long sizeAsPacked(Path file) throws IOException {
        Path signed = file.resolveSibling(file.getFileName() + ".signed");
        return Files.size(Files.exists(signed) ? signed : file);
    }

    private static long count(ZipFile jar, String folder) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(folder) && !name.equals(folder) && !name.startsWith(UNPACKING))
                .count();
    }

    /** What lies in META-INF is laid out in another way. */
    private static boolean isSame(ZipFile whole, ZipFile plain) {
        return plain.stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF/"))
                .allMatch(entry -> {
                    ZipEntry packed = whole.getEntry(CLASSES + entry.getName());
                    return packed != null && packed.getCrc() == entry.getCrc();
                });
    }

    /**
     * The command that goes on with the archive; empty where the JVM is not to be exchanged.
     *
     * @param now the command that began
     * @param arguments how many of its last words are the program's
     */
    Optional<List<String>> command(List<String> now, int arguments) {
        int main = now.size() - arguments - 1;
        if (main < 1
                || now.stream().limit(main).anyMatch(word -> LEFT_ALONE.stream().anyMatch(word::startsWith))) {
            return Optional.empty();
        }
        boolean jar = now.get(main - 1).equals("-jar");
        if (!jar && !now.get(main).equals(MAIN)) {
            return Optional.empty();
        }
        List<String> next = new ArrayList<>();
        next.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        next.addAll(isQuick(now.subList(main + 1, now.size())) ? FIRST_COMPILER_ALONE : LATER_COMPILED);
        next.addAll(now.subList(1, jar ? main - 1 : main));
        next.addAll(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa")));
        next.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        next.add("-DemptyStore=" + folder.resolve("empty-store.zip"));
        next.addAll(List.of("-cp", libraries + File.pathSeparator + own, MAIN));
        next.addAll(now.subList(main + 1, now.size()));
        return Optional.of(next);
    }

    /** Whether the words ask to import files that are small; how much comes through a pipe is not known. */
    private static boolean isQuick(List<String> words) {
        long bytes = words.stream()
                .filter(word -> !word.startsWith("-"))
                .mapToLong(word -> new File(word).length())
                .sum();
        return words.contains("import") && bytes > 0 && bytes < SMALL_BYTES;
    }
}
