package org.communique.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.communique.search.SearchHit.Part;

/**
 * The first line is looked for in the others: whatever is typed is a query, what is shown of a text stands in it, and a text that has the
 * words is found by them.
 */
public final class SearchFuzzer {

    private SearchFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        var lines = new String(input, UTF_8).split("\n", 2);
        var words = SearchWords.of(lines[0]);
        for (var text : SearchEntry.parts(lines[lines.length - 1])) {
            checkExcerpt(words, text);
            if (words.areIn(text) && !isFound(words, text)) {
                throw new AssertionError("has the words and is not found: " + text);
            }
        }
    }

    private static void checkExcerpt(SearchWords words, String text) {
        var shown = words.excerpt(text).stream().map(Part::text).collect(joining());
        var begun = shown.startsWith("… ") ? shown.substring(2) : shown;
        boolean stands = Stream.of(shown, begun)
                .flatMap(own -> Stream.of(own, own.endsWith(" …") ? own.substring(0, own.length() - 2) : own))
                .anyMatch(text::contains);
        if (!stands) {
            throw new AssertionError("shows what is not in the text: " + shown);
        }
    }

    private static boolean isFound(SearchWords words, String text) {
        try (var directory = new ByteBuffersDirectory()) {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(SearchWords.ANALYZER))) {
                var document = new Document();
                document.add(new TextField("text", text, Store.NO));
                writer.addDocument(document);
            }
            try (var reader = DirectoryReader.open(directory)) {
                return new IndexSearcher(reader).count(words.query("heading", "text")) == 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
