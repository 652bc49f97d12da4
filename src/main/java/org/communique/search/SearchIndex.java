package org.communique.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.ClassicSimilarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.communique.search.IndexedUnit.Mark;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The index, in a folder next to the stores. What one source has of one subject is a unit, which is replaced as a whole; the index also
 * has what the unit was read from. So a process that is killed loses what was not committed, and the next one reads that again.
 */
@Component
class SearchIndex {

    /** Of what is stored, and of how words are divided: with another number it is built again. */
    private static final String FORM = "2";

    private static final String FORM_KEY = "form";

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);

    private static final double BUFFER_MB = 16;

    /** How rare a word is in all texts must not show in the order of what one member finds. */
    static final Similarity SIMILARITY = new ClassicSimilarity() {
        @Override
        public float idf(long documents, long all) {
            return 1;
        }
    };

    private record Opened(Directory directory, IndexWriter writer, SearcherManager searchers) {}

    private final Path folder;
    private final Map<IndexedUnit, Mark> units = new ConcurrentHashMap<>();
    private volatile @Nullable Opened opened;

    SearchIndex(@Value("${communique.data-dir:data}") Path dataFolder) {
        this.folder = dataFolder.resolve("search");
    }

    /** Of what is in the index; another mark tells that the unit is to be read again. */
    Map<IndexedUnit, Mark> units() {
        return units;
    }

    /** Takes seconds if it is large, as all of it is read once. */
    synchronized void open() {
        if (opened != null) {
            return;
        }
        try {
            opened = openOrMake();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Opened openOrMake() throws IOException {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return open(FSDirectory.open(folder), OpenMode.CREATE_OR_APPEND);
        } catch (LockObtainFailedException e) {
            log.warn("Another server uses the search index in {}; this one keeps its own in memory", folder);
            return open(new ByteBuffersDirectory(), OpenMode.CREATE);
        } catch (IOException | IllegalArgumentException e) {
            log.warn("The search index in {} cannot be read and is built again: {}", folder, e.toString());
            empty();
            return open(FSDirectory.open(folder), OpenMode.CREATE);
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Opened open(Directory directory, OpenMode mode) throws IOException {
        try {
            boolean known =
                    mode != OpenMode.CREATE && DirectoryReader.indexExists(directory) && isOfThisForm(directory);
            var configuration = new IndexWriterConfig(SearchWords.ANALYZER)
                    .setSimilarity(SIMILARITY)
                    .setMergeScheduler(new SerialMergeScheduler())
                    .setRAMBufferSizeMB(BUFFER_MB)
                    .setOpenMode(known ? OpenMode.APPEND : OpenMode.CREATE);
            var writer = new IndexWriter(directory, configuration);
            writer.setLiveCommitData(Map.of(FORM_KEY, FORM).entrySet());
            units.clear();
            var searchers = new SearcherManager(writer, new Searchers());
            readUnits(searchers);
            return new Opened(directory, writer, searchers);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Reads all of it, so that damage is found now and not while a member searches. */
    private boolean isOfThisForm(Directory directory) throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            boolean same = FORM.equals(reader.getIndexCommit().getUserData().get(FORM_KEY));
            if (!same) {
                log.info("The search index in {} is of another version and is built again", folder);
            }
            return same;
        }
    }

    private void readUnits(SearcherManager searchers) throws IOException {
        var searcher = searchers.acquire();
        try {
            var reader = searcher.getIndexReader();
            var marks = searcher.search(IndexedUnit.MARKS, Math.max(1, reader.numDocs())).scoreDocs;
            var stored = reader.storedFields();
            for (var each : marks) {
                var document = stored.document(each.doc);
                units.put(IndexedUnit.of(document), Mark.of(document));
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /** No result of one search is kept for another, which could tell by its time what others look for. */
    private static final class Searchers extends SearcherFactory {

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            var searcher = new IndexSearcher(reader);
            searcher.setSimilarity(SIMILARITY);
            searcher.setQueryCache(null);
            searcher.setTimeout(() -> {
                Budget.check();
                return false;
            });
            return searcher;
        }
    }

    /** Entries that are the same stay as they are. */
    void replace(IndexedUnit unit, SearchSource source, String mark, Collection<SearchEntry> entries) {
        var now = Mark.of(mark, entries);
        var before = units.get(unit);
        if (before != null && before.digest().equals(now.digest())) {
            units.put(unit, now);
            return;
        }
        write(writer -> writer.updateDocuments(unit.term(), unit.documents(source, now, entries)));
        units.put(unit, now);
    }

    void delete(IndexedUnit unit) {
        write(writer -> writer.deleteDocuments(unit.term()));
        units.remove(unit);
    }

    /** What was replaced can be found, and a crash does not lose it. */
    void commit() {
        write(IndexWriter::commit);
        refresh();
    }

    /** What was replaced can be found. */
    void refresh() {
        write(_ -> current().searchers().maybeRefreshBlocking());
    }

    /** All is read again; what was taken out of texts is not even in the files any more. */
    synchronized void clear() {
        write(IndexWriter::deleteAll);
        units.clear();
        commit();
        write(IndexWriter::deleteUnusedFiles);
    }

    private interface Change {

        void on(IndexWriter writer) throws IOException;
    }

    private void write(Change change) {
        try {
            change.on(current().writer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Opened current() {
        return Objects.requireNonNull(opened, "the search index is not open");
    }

    /** The best ones; none while the index is not open. */
    List<IndexedEntry> find(Query query, int most) {
        var index = opened;
        if (index == null) {
            return List.of();
        }
        try {
            var searcher = index.searchers().acquire();
            try {
                var stored = searcher.storedFields();
                List<IndexedEntry> found = new ArrayList<>();
                for (var hit : searcher.search(query, most).scoreDocs) {
                    found.add(IndexedEntry.of(stored.document(hit.doc)));
                }
                return found;
            } finally {
                index.searchers().release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also if it failed, so that it can be opened again: what is damaged is made again then. */
    synchronized void close() {
        var index = opened;
        opened = null;
        if (index == null) {
            return;
        }
        try (var directory = index.directory();
                var writer = index.writer();
                var searchers = index.searchers()) {
            if (writer.isOpen()) {
                writer.commit();
            }
        } catch (IOException | RuntimeException e) {
            log.warn("The search index was not closed as it should be: {}", e.toString());
        }
    }
}
