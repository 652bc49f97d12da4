package org.communique.amendment.discussion;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.communique.amendment.Amendment;
import org.communique.amendment.Rounds;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Mentions.Mentionable;
import org.communique.statement.access.StatementReaders;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Who sees an amendment, and so what is said about it. It checks no rights of the current member. */
@Component
class AmendmentReaders {

    private final StatementReaders readers;
    private final Rounds rounds;
    private final Directory directory;
    private final Clock clock;

    AmendmentReaders(StatementReaders readers, Rounds rounds, Directory directory, Clock clock) {
        this.readers = readers;
        this.rounds = rounds;
        this.directory = directory;
        this.clock = clock;
    }

    List<Mentionable> mentionable(Amendment amendment) {
        var members = readers.of(amendment.statement()).stream().filter(seeing(amendment));
        return Mentionable.of(members.toList(), directory);
    }

    Predicate<MemberId> included(Amendment amendment) {
        var sees = seeing(amendment);
        return id -> readers.include(id, amendment.statement())
                && directory.member(id).filter(sees).isPresent();
    }

    private Predicate<Member> seeing(Amendment amendment) {
        var round = rounds.find(amendment.round()).orElseThrow();
        return member ->
                round.shows(amendment, member.organisation(), StatementRights.coordinates(member), clock.instant());
    }
}
