package org.communique.security;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The record of what happened to how members sign in; the member learns of each by mail, for it might have been another person. */
@Repository
class FactorActs {

    private final MongoOperations store;
    private final Directory directory;
    private final LinkMail mail;
    private final TaskExecutor background;
    private final Clock clock;

    FactorActs(
            MongoOperations store,
            Directory directory,
            LinkMail mail,
            @Qualifier("applicationTaskExecutor") TaskExecutor background,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.mail = mail;
        this.background = background;
        this.clock = clock;
    }

    void record(MemberId member, FactorChange change, @Nullable MemberId by, String what) {
        var act = new FactorAct(Id.random(), member, change, by, what, clock.instant());
        store.insert(act);
        directory.member(member).ifPresent(known -> tell(known, act));
    }

    /** Later: those who guess could tell by the time that there is such a member. */
    void recordGuessing(MemberId member) {
        background.execute(() -> record(member, FactorChange.PASSWORD_GUESSED, null, ""));
    }

    private void tell(Member member, FactorAct act) {
        if (act.change() == FactorChange.PASSWORD_GUESSED) {
            mail.tellOfGuessing(member, act);
        } else {
            mail.tellOfFactors(member, act.change().name().toLowerCase(Locale.ROOT), act);
        }
    }

    /** Newest first. */
    List<FactorAct> of(MemberId member) {
        return store.find(query(where("member").is(member)), FactorAct.class).stream()
                .sorted(Comparator.comparing(FactorAct::at).reversed())
                .toList();
    }
}
