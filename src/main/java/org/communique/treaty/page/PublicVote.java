package org.communique.treaty.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.vote.RecordedVote;
import org.communique.treaty.vote.StateVote;
import org.communique.treaty.vote.StatedResult;
import org.communique.treaty.vote.VotingBody;
import org.jspecify.annotations.Nullable;

/**
 * A vote as anyone may read it.
 *
 * @param edition as it is cited; empty if the vote was on no article
 * @param result  null if it was adopted without a vote
 * @param votes   by the code of the State
 * @param groups  names of States by how they voted, in the reader's language
 * @param source  a link to documents of the United Nations, or empty
 */
record PublicVote(
        VotingBody body,
        LocalDate date,
        String symbol,
        String title,
        String edition,
        @Nullable String article,
        @Nullable StatedResult result,
        boolean toBeChecked,
        boolean agreesWithResult,
        Map<String, StateVote> votes,
        Map<StateVote, List<String>> groups,
        String source) {

    static PublicVote of(RecordedVote vote, String edition, Locale language) {
        var data = vote.data();
        @Nullable ArticleNumber article = data.article();
        return new PublicVote(
                data.body(),
                data.date(),
                data.symbol(),
                data.title(),
                edition,
                article == null ? null : article.text(),
                data.result(),
                data.toBeChecked(),
                vote.agreesWithResult(),
                new TreeMap<>(vote.votes()),
                vote.names(language),
                OfficialSource.of(data.source()));
    }
}
