package org.communique.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.search.SearchEntry.Place;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementLists.Reach;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the index has it.
 *
 * @param statement that it is about; null if it is about none
 */
record IndexedEntry(@Nullable StatementId statement, SearchEntry entry) {

    private static final String KIND = "kind";
    private static final String STATEMENT = "statement";
    private static final String HEADING = "heading";
    private static final String TEXT = "text";
    private static final String ROUTE = "route";
    private static final String KEY = "key";
    private static final String DETAIL = "detail";
    private static final String BY = "by";
    private static final String OF = "of";
    private static final String SECRET = "secret";
    private static final String SECRET_OF = "secretOf";

    static Document document(SearchSource source, String subject, SearchEntry entry) {
        var document = new Document();
        document.add(new StringField(KIND, source.kind().name(), Store.NO));
        if (source.ofStatements()) {
            document.add(new StringField(STATEMENT, subject, Store.YES));
        }
        document.add(new TextField(HEADING, entry.heading(), Store.YES));
        document.add(new TextField(TEXT, entry.text(), Store.YES));
        document.add(new StoredField(ROUTE, entry.route()));
        var place = entry.place();
        document.add(new StoredField(KEY, place.key()));
        place.details().forEach(detail -> document.add(new StoredField(DETAIL, detail)));
        if (place.by() instanceof MemberId by) {
            document.add(new StringField(BY, by.value(), Store.YES));
        }
        if (place.of() instanceof OrganisationId of) {
            document.add(new StoredField(OF, of.value()));
        }
        if (entry.secret() instanceof SearchEntry.Secret(var name, var of)) {
            document.add(new StringField(SECRET, name, Store.NO));
            document.add(new StringField(SECRET_OF, of.value(), Store.NO));
        }
        return document;
    }

    /** Without its secret, of which those who found it learn nothing. */
    static IndexedEntry of(Document document) {
        var statement = document.get(STATEMENT);
        var by = document.get(BY);
        var of = document.get(OF);
        var place = new Place(
                document.get(KEY),
                Arrays.asList(document.getValues(DETAIL)),
                by == null ? null : new MemberId(by),
                of == null ? null : new OrganisationId(of));
        return new IndexedEntry(
                statement == null ? null : new StatementId(statement),
                new SearchEntry(document.get(HEADING), document.get(TEXT), document.get(ROUTE), place, null));
    }

    /**
     * @param authors of that name, whose entries are found, too
     * @param reach   of the member
     * @param secrets that are secret now, unless they are of the member's organisation
     */
    static Query query(
            SearchKind kind,
            SearchWords words,
            Set<MemberId> authors,
            Reach reach,
            Set<String> secrets,
            OrganisationId own) {
        var sought = new BooleanQuery.Builder()
                .add(words.query(HEADING, TEXT), Occur.SHOULD)
                .add(
                        new TermInSetQuery(
                                BY,
                                authors.stream()
                                        .map(author -> new BytesRef(author.value()))
                                        .toList()),
                        Occur.SHOULD)
                .build();
        var all = new BooleanQuery.Builder()
                .add(sought, Occur.MUST)
                .add(new TermQuery(new Term(KIND, kind.name())), Occur.FILTER);
        if (kind != SearchKind.ARTICLE && !reach.all()) {
            all.add(statements(kind == SearchKind.STATEMENT ? reach.opened() : reach.read()), Occur.FILTER);
        }
        if (!secrets.isEmpty() && !reach.all()) {
            var hidden = new BooleanQuery.Builder()
                    .add(
                            new TermInSetQuery(
                                    SECRET, secrets.stream().map(BytesRef::new).toList()),
                            Occur.FILTER)
                    .add(new TermQuery(new Term(SECRET_OF, own.value())), Occur.MUST_NOT)
                    .build();
            all.add(hidden, Occur.MUST_NOT);
        }
        return all.build();
    }

    private static Query statements(Collection<StatementId> those) {
        List<BytesRef> ids = those.stream().map(id -> new BytesRef(id.value())).toList();
        return new TermInSetQuery(STATEMENT, ids);
    }
}
