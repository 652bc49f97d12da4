package org.communique.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What one source has of one subject. */
record IndexedUnit(String source, String subject) {

    private static final String UNIT = "unit";
    private static final String MARK = "mark";
    private static final String DIGEST = "digest";
    private static final Term IS_MARK = new Term("marks", "unit");

    /** Of the documents that say what units were read from. */
    static final Query MARKS = new TermQuery(IS_MARK);

    /** @param digest of the entries */
    record Mark(String value, String digest) {

        static Mark of(String value, Collection<SearchEntry> entries) {
            return new Mark(value, digest(entries));
        }

        static Mark of(Document document) {
            return new Mark(document.get(MARK), document.get(DIGEST));
        }

        private static String digest(Collection<SearchEntry> entries) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                entries.forEach(entry -> digest.update(entry.toString().getBytes(StandardCharsets.UTF_8)));
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static IndexedUnit of(Document document) {
        var unit = document.get(UNIT);
        int slash = unit.indexOf('/');
        return new IndexedUnit(unit.substring(0, slash), unit.substring(slash + 1));
    }

    private String key() {
        return source + "/" + subject;
    }

    Term term() {
        return new Term(UNIT, key());
    }

    /** They are replaced together. */
    List<Document> documents(SearchSource of, Mark mark, Collection<SearchEntry> entries) {
        var marked = new Document();
        marked.add(new StringField(IS_MARK.field(), IS_MARK.text(), Store.NO));
        marked.add(new StringField(UNIT, key(), Store.YES));
        marked.add(new StoredField(MARK, mark.value()));
        marked.add(new StoredField(DIGEST, mark.digest()));
        return Stream.concat(Stream.of(marked), entries.stream().map(entry -> {
                    var document = IndexedEntry.document(of, subject, entry);
                    document.add(new StringField(UNIT, key(), Store.NO));
                    return document;
                }))
                .toList();
    }
}
