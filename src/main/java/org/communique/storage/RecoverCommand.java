package org.communique.storage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.embedded.table.StoreSalvage;

/**
 * {@code ./run recover}, for a server that does not start as its store is damaged: shows what would be lost, and with
 * {@code --accept-loss} puts a store of what can be read in its place. The damaged one is renamed, not deleted.
 */
public final class RecoverCommand {

    public static final String NAME = "recover";

    private static final String ACCEPT = "--accept-loss";
    private static final String DOCUMENTS = EmbeddedStoreConfiguration.DOCUMENTS;
    private static final String RECOVERED = DOCUMENTS + ".recovered";

    /** Next to a store whose documents were moved to MongoDB. */
    static final String MOVED = DOCUMENTS + ".moved";

    /** Of a move from MongoDB that is not finished. */
    static final String MOVING = DOCUMENTS + ".moving";

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private RecoverCommand() {}

    /** @return the exit status */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        Path data = Path.of(Optional.ofNullable(System.getenv("DATA_DIR")).orElse("data"));
        return run(data, Clock.systemUTC(), out, err, List.of(arguments).subList(1, arguments.length));
    }

    static int run(Path data, Clock clock, PrintStream out, PrintStream err, List<String> options) {
        if (!options.isEmpty() && !options.equals(List.of(ACCEPT))) {
            err.println("Use ./run recover, or ./run recover " + ACCEPT);
            return 2;
        }
        if (!Files.isDirectory(data.resolve(DOCUMENTS)) && !Files.isDirectory(data.resolve(RECOVERED))) {
            err.println("There is no embedded store in " + data.toAbsolutePath() + ". Set DATA_DIR.");
            return 2;
        }
        try (DataFolder folder = DataFolder.open(data)) {
            recover(folder, !options.isEmpty(), TIME.format(clock.instant()), out);
            return 0;
        } catch (DataFolderUnusableException e) {
            err.println(e.getMessage() + " " + e.remedy());
        } catch (IOException e) {
            err.println("The store could not be recovered: " + e.getMessage());
        }
        return 1;
    }

    private static void recover(DataFolder folder, boolean accepted, String time, PrintStream out) throws IOException {
        Path documents = folder.resolve(DOCUMENTS);
        Path recovered = folder.resolve(RECOVERED);
        Path unfinished = folder.resolve(DOCUMENTS + ".recovering");
        finish(folder);
        delete(recovered);
        delete(unfinished);
        StoreSalvage.Result result = EmbeddedMongo.salvage(documents, unfinished, MissingIndexes.unique());
        result.findings().forEach(finding -> out.println("  " + finding));
        out.println(
                result.losesAnything()
                        ? "What cannot be read or is left out would be lost."
                        : "Nothing would be lost.");
        if (!accepted) {
            delete(unfinished);
            out.println("Nothing was changed. "
                    + (result.losesAnything() ? "Restore a backup that has what is missing, or run" : "Run")
                    + " ./run recover " + ACCEPT + " to go on with what can be read.");
            return;
        }
        if (UpgradeCommand.takeForCurrent(unfinished)) {
            out.println("The version of its schema is lost, too: it is taken for that of this release.");
        }
        Path kept = folder.resolve(DOCUMENTS + ".damaged-" + time);
        force(unfinished);
        Files.move(unfinished, recovered);
        force(folder);
        Files.move(documents, kept);
        finish(folder);
        out.println(
                "The store has what can be read. The damaged one is kept as " + kept + ". Start the server; if its log"
                        + " says that the ledger lacks entries, run ./run accept-restored-ledger.");
    }

    /**
     * When a recovery was ended between its two renames, completes it; the copy has that name only when it is whole and on the disk.
     *
     * @throws DataFolderUnusableException when there is only a damaged store, or signed heads of a ledger without any, as a new one
     *     would look like one that was always empty
     */
    static void finish(DataFolder folder) throws IOException {
        Path documents = folder.resolve(DOCUMENTS);
        delete(folder.resolve(StoreCopy.NAME));
        if (Files.exists(folder.resolve(MOVED))) {
            throw DataFolderUnusableException.moved(folder.resolve(MOVED));
        }
        if (Files.exists(documents)) {
            delete(folder.resolve(MOVING));
            return;
        }
        if (Files.exists(folder.resolve(MOVING))) {
            throw DataFolderUnusableException.moving(folder.resolve(MOVING));
        }
        Path recovered = folder.resolve(RECOVERED);
        if (Files.isDirectory(recovered)) {
            Files.move(recovered, documents);
            force(folder);
            return;
        }
        try (DirectoryStream<Path> damaged = Files.newDirectoryStream(folder.resolve(""), DOCUMENTS + ".damaged-*")) {
            for (Path kept : damaged) {
                throw DataFolderUnusableException.damagedAndNotReplaced(kept);
            }
        }
        Path heads = folder.resolve("keys/ledger.heads");
        if (Files.exists(heads) && Files.size(heads) > 0) {
            throw DataFolderUnusableException.missing(documents, heads);
        }
    }

    static void force(DataFolder folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder.resolve(""))) {
            entries.force(true);
        }
    }

    static void force(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.toList()) {
                try (FileChannel channel = FileChannel.open(file)) {
                    channel.force(true);
                }
            }
        }
    }

    /** What an attempt before left. */
    private static void delete(Path recovered) throws IOException {
        if (!Files.exists(recovered)) {
            return;
        }
        try (Stream<Path> files = Files.walk(recovered)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
