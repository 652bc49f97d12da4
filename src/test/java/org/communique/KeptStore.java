package org.communique;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A data folder as a release left it, in the tree from then on: {@code src/test/resources/stores/1.0.0-demo.zip}. What every start makes
 * again is left out.
 *
 * @param zip its file
 */
public record KeptStore(Path zip) {

    private static final Path FOLDER = Path.of("src/test/resources/stores");

    private static final String MADE = "made";
    private static final List<String> MADE_AGAIN = List.of("lock", "operator", "search");

    public static List<KeptStore> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .map(KeptStore::new)
                    .toList();
        }
    }

    /** Of a server that does not run. */
    static KeptStore keep(Path data, String name) throws IOException {
        Path zip = Files.createDirectories(FOLDER).resolve(name + ".zip");
        try (Stream<Path> files = Files.walk(data);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(9);
            out.putNextEntry(new ZipEntry(MADE));
            out.write(Instant.now().toString().getBytes());
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path within = data.relativize(file);
                if (!MADE_AGAIN.contains(within.getName(0).toString())) {
                    out.putNextEntry(new ZipEntry(within.toString()));
                    Files.copy(file, out);
                }
            }
        }
        return new KeptStore(zip);
    }

    /** @return when it was made */
    public Instant unpack(Path data) throws IOException {
        try (ZipFile files = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : files.stream().toList()) {
                Path file = data.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(files.getInputStream(entry), file);
            }
        }
        Instant made = Instant.parse(Files.readString(data.resolve(MADE)));
        Files.delete(data.resolve(MADE));
        return made;
    }

    @Override
    public String toString() {
        return zip.getFileName().toString();
    }
}
