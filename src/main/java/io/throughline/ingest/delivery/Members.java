package io.throughline.ingest.delivery;

import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.Packing;
import io.throughline.journey.ImportRefused;
import java.io.BufferedInputStream;
import java.io.EOFException;
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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
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

    @FunctionalInterface
    private interface ZipOpening {
        ZipFile open() throws IOException;
    }

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
            ZipOpening opening = () -> ZipFile.builder().setPath(path).get();
            try (ZipFile archive = opening.open()) {
                addZip(archive, "", opening, 1, null);
            }
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            if (isTar(packing, in)) {
                addTar("", packing, () -> Files.newInputStream(path), ArchiveBytes.of(path, packing), 1, null);
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

    /** @param opening opens it once more */
    private void addZip(ZipFile archive, String folder, ZipOpening opening, int depth, @Nullable Member container)
            throws IOException {
        for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
            if (!entry.isDirectory()) {
                String name = entry.getName();
                try (InputStream in = archive.getInputStream(entry)) {
                    add(
                            folder + name,
                            entry.getSize(),
                            in,
                            () -> ZipMember.open(opening.open(), name),
                            depth,
                            container);
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
            addInner(member, inner == Packing.ZIP, depth + 1);
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

    /** The files of an archive in an archive. */
    private void addInner(Member member, boolean zip, int depth) throws IOException {
        ArchiveBytes bytes = ArchiveBytes.of(member);
        if (!zip) {
            addTar(member.name() + '/', member.packing(), member::raw, bytes, depth, member);
            return;
        }
        try (ZipFile archive = bytes.zip()) {
            addZip(archive, member.name() + '/', bytes::zip, depth, member);
        }
    }

    private void addTar(
            String folder,
            Packing packing,
            Member.Opening opening,
            ArchiveBytes bytes,
            int depth,
            @Nullable Member container)
            throws IOException {
        try (TarArchiveInputStream archive = tar(packing, opening.open())) {
            int place = 0;
            long end = 0;
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                int at = place++;
                long from = at >= FEW && !entry.isSparse() ? entry.getDataOffset() : -1;
                long size = entry.getSize();
                end = entry.isSparse() ? 0 : archive.getBytesRead() + (size + TAR_HEAD - 1) / TAR_HEAD * TAR_HEAD;
                if (!entry.isDirectory() && entry.isFile()) {
                    Member.Opening slow = () -> entry(packing, opening, at);
                    Member.Opening found = from > 0 ? () -> bytes.open(from, size, slow) : slow;
                    add(folder + entry.getName(), size, archive, found, depth, container);
                }
            }
            if (archive.getBytesRead() < end + TAR_HEAD) {
                throw new EOFException("the archive has no end");
            }
        }
    }

    private static InputStream entry(Packing packing, Member.Opening opening, int place) throws IOException {
        TarArchiveInputStream archive = tar(packing, opening.open());
        for (int at = 0; at <= place; at++) {
            if (archive.getNextEntry() == null) {
                archive.close();
                throw new IOException("the archive has changed while it was read");
            }
        }
        return archive;
    }

    private static TarArchiveInputStream tar(Packing packing, InputStream raw) throws IOException {
        return new TarArchiveInputStream(packing.unpack(new BufferedInputStream(raw, Member.HEAD)));
    }

    private static boolean isTar(Packing packing, InputStream in) throws IOException {
        return isTar(packing.unpack(new BufferedInputStream(in)).readNBytes(TAR_HEAD));
    }

    private static boolean isTar(byte[] head) {
        return head.length >= TAR_HEAD && new String(head, TAR_MAGIC, 5, StandardCharsets.ISO_8859_1).equals("ustar");
    }
}
