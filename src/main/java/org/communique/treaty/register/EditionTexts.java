package org.communique.treaty.register;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.coalition.directory.MemberId;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The official texts that administrators loaded, one document for an edition. */
@Component
class EditionTexts {

    private final MongoOperations mongo;

    EditionTexts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    record ArticleText(ArticleNumber number, String text) {}

    @Document("treatyTexts")
    record EditionText(@Id EditionId edition, List<ArticleText> articles, MemberId by, Instant at) {

        /** Of all articles, in characters: a document of the store can have 16 MB. */
        static final int MOST = 4_000_000;

        /** With the others as they were. */
        static List<ArticleText> merged(List<ArticleText> before, List<ArticleText> loaded) {
            Map<ArticleNumber, ArticleText> all = new TreeMap<>();
            before.forEach(article -> all.put(article.number(), article));
            loaded.forEach(article -> all.put(article.number(), article));
            return List.copyOf(all.values());
        }

        boolean isTooLong() {
            return articles.stream()
                            .mapToLong(article -> article.text().length())
                            .sum()
                    > MOST;
        }
    }

    Optional<EditionText> find(EditionId edition) {
        return Optional.ofNullable(mongo.findById(edition, EditionText.class));
    }

    /** When each was loaded, of all. */
    Map<EditionId, Instant> loaded() {
        var all = new Query();
        all.fields().include("at");
        return mongo.find(all, LoadedText.class, mongo.getCollectionName(EditionText.class)).stream()
                .collect(toMap(LoadedText::edition, LoadedText::at));
    }

    private record LoadedText(@Id EditionId edition, Instant at) {}

    void delete(EditionId edition) {
        mongo.remove(Query.query(Criteria.where("_id").is(edition)), EditionText.class);
    }

    /** Replaces the text that was there. */
    void save(EditionText text) {
        mongo.save(text);
    }
}
