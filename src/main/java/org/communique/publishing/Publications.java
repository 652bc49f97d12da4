package org.communique.publishing;

import java.util.List;
import java.util.Optional;
import org.communique.statement.StatementId;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

interface Publications extends Repository<Publication, Slug> {

    String WITHOUT_TEXT = "{ 'document.text': 0 }";

    /** With its text, which may have millions of characters: read within {@link org.communique.work.HeavyWorkExecutor}, and not kept. */
    Optional<Publication> findById(Slug slug);

    @Query(value = "{ '_id': ?0 }", fields = WITHOUT_TEXT)
    Optional<PublicationSummary> findSummaryById(Slug slug);

    @Query(value = "{ 'statement': ?0 }", fields = WITHOUT_TEXT)
    Optional<PublicationSummary> findSummaryByStatement(StatementId statement);

    @Query(value = "{ 'number': ?0 }", fields = WITHOUT_TEXT)
    Optional<PublicationSummary> findSummaryByNumber(int number);

    @Query(fields = WITHOUT_TEXT)
    Optional<PublicationSummary> findFirstByOrderByNumberDesc();

    @Query(value = "{ '_id': { '$in': ?0 } }", fields = WITHOUT_TEXT)
    List<PublicationSummary> findSummaryByIdIn(List<Slug> slugs);

    @Query(value = "{}", fields = WITHOUT_TEXT)
    List<PublicationSummary> findAllSummaries();
}
