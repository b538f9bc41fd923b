package io.throughline.ingest.delivery;

import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.Packing;
import io.throughline.journey.ImportRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files of a folder or an archive, those of archives inside of it too, in the order of their names. Nothing of them is ever written to a disk by its name. */
public final class Members {
    private static final int MOST = 1_000;
    private static final int DEEPEST = 3;
    /** The first files of a tar archive are found by reading from its start. */
    private static final int FEW = 8;

    private static final int TAR_HEAD = 512;
    private static final int TAR_MAGIC = 257;
    /** Tells workbooks and other documents from archives. */
    private static final String OFFICE = "[Content_Types].xml";

    private static final List<String> OFFICE_MEMBERS = List.of(OFFICE, "docProps/", "xl/workbook");

    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

    private final ImportFile file;
    private final List<Member> found = new ArrayList<>();

    private Members(ImportFile file) {
        this.file = file;
    }

    /**
     * All files; empty where the file is neither a folder nor an archive.
     *
     * @throws io.throughline.journey.ImportRefused where there are too many
     */
    public static List<Member> of(ImportFile file) throws IOException {
        Members members = new Members(file);
        try {
            members.addAll(file.path());
        } catch (ImportRefused refused) {
            throw refused;
        } catch (RuntimeException damage) {
            throw new IOException("damaged archive", damage);
        }
        members.found.sort(Comparator.comparing(Member::name));
        return List.copyOf(members.found);
    }

    private void addAll(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            addFolder();
            return;
        }
        Packing packing = packing(path);
        if (packing == Packing.ZIP) {
            addZip(path);
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            if (isTar(packing, in)) {
                addEntries("", packing, () -> Files.newInputStream(path), 1, null, new TarBytes(path, packing));
            }
        }
    }

    private static Packing packing(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Packing.of(in.readNBytes(Packing.MAGIC));
        }
    }

    private void addFolder() throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(file.path(), DEEPEST, new FileVisitOption[0])) {
            paths = all.filter(Files::isRegularFile).sorted().limit(MOST + 1L).toList();
        }
        for (Path path : paths) {
            String name = file.path().relativize(path).toString().replace('\\', '/');
            try (InputStream in = Files.newInputStream(path)) {
                add(name, Files.size(path), in, () -> Files.newInputStream(path), 0, null);
            }
        }
    }

    private void addZip(Path path) throws IOException {
        try (ZipFile archive = ZipFile.builder().setPath(path).get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                if (!entry.isDirectory()) {
                    String name = entry.getName();
                    try (InputStream in = archive.getInputStream(entry)) {
                        add(name, entry.getSize(), in, () -> ZipMember.open(path, name), 1, null);
                    }
                }
            }
        }
    }

    private void add(
            String name,
            long size,
            InputStream beginning,
            Member.Opening opening,
            int depth,
            @Nullable Member container)
            throws IOException {
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (name.startsWith("__MACOSX/") || last.startsWith(".") || LITTER.contains(last)) {
            return;
        }
        if (found.size() == MOST) {
            throw new ImportRefused(
                    file.name() + " holds more than " + MOST + " files; give them in parts of at most so many.");
        }
        if (found.stream().anyMatch(other -> other.name().equals(name))) {
            throw new ImportRefused(file.name() + " holds two files named " + name + "; pack each only once.");
        }
        Member member = Member.of(name, size, beginning, opening, container);
        byte[] head = member.head();
        Packing inner = Packing.of(head);
        boolean archive = isTar(head) || inner == Packing.ZIP && !isOffice(head);
        if (archive && depth < DEEPEST) {
            addEntries(
                    name + '/',
                    inner == Packing.ZIP ? Packing.ZIP : member.packing(),
                    opening,
                    depth + 1,
                    member,
                    null);
        } else {
            found.add(member);
        }
    }

    /** Workbooks and other documents are ZIP archives, and one file all the same. */
    public static boolean isOffice(Path archive) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            return zip.getEntry(OFFICE) != null;
        }
    }

    /** @param head what a file begins with */
    public static boolean isOffice(byte[] head) {
        String names = new String(head, StandardCharsets.ISO_8859_1);
        return names.startsWith("PK") && OFFICE_MEMBERS.stream().anyMatch(names::contains);
    }

    private void addEntries(
            String folder,
            Packing packing,
            Member.Opening opening,
            int depth,
            @Nullable Member container,
            @Nullable TarBytes tar)
            throws IOException {
        try (ArchiveInputStream<?> archive = entries(packing, opening.open())) {
            int place = 0;
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                int at = place++;
                Member.Opening found = () -> entry(packing, opening, at);
                long from = tar != null && at >= FEW && entry instanceof TarArchiveEntry one && !one.isSparse()
                        ? one.getDataOffset()
                        : -1;
                long size = entry.getSize();
                if (!entry.isDirectory() && isRegular(archive, entry)) {
                    add(
                            folder + entry.getName(),
                            entry.getSize(),
                            archive,
                            from > 0 && tar != null ? () -> tar.open(from, size, found) : found,
                            depth,
                            container);
                }
            }
        }
    }

    private static boolean isRegular(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return !(archive instanceof TarArchiveInputStream) || ((TarArchiveEntry) entry).isFile();
    }

    private static InputStream entry(Packing packing, Member.Opening opening, int place) throws IOException {
        ArchiveInputStream<?> archive = entries(packing, opening.open());
        for (int at = 0; at <= place; at++) {
            if (archive.getNextEntry() == null) {
                archive.close();
                throw new IOException("the archive has changed while it was read");
            }
        }
        return archive;
    }

    private static ArchiveInputStream<?> entries(Packing packing, InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, Member.HEAD);
        return packing == Packing.ZIP ? new ZipArchiveInputStream(in) : new TarArchiveInputStream(packing.unpack(in));
    }

    private static boolean isTar(Packing packing, InputStream in) throws IOException {
        return isTar(packing.unpack(new BufferedInputStream(in)).readNBytes(TAR_HEAD));
    }

    private static boolean isTar(byte[] head) {
        return head.length >= TAR_HEAD && new String(head, TAR_MAGIC, 5, StandardCharsets.ISO_8859_1).equals("ustar");
    }
}
