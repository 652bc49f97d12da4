package org.communique.security.credential;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** Records changes to how members sign in, and mails each to the member, because another person might have made it. */
@Repository
public class CredentialEvents {

    private final MongoOperations store;
    private final Directory directory;
    private final AccountMailer mail;
    private final TaskExecutor background;
    private final Clock clock;

    CredentialEvents(
            MongoOperations store,
            Directory directory,
            AccountMailer mail,
            @Qualifier("applicationTaskExecutor") TaskExecutor background,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.mail = mail;
        this.background = background;
        this.clock = clock;
    }

    public void record(MemberId member, CredentialChange change, @Nullable MemberId by, String what) {
        var event = new CredentialEvent(Id.random(), member, change, by, what, clock.instant());
        store.insert(event);
        directory.member(member).ifPresent(known -> notify(known, event));
    }

    /** In the background: the time must not reveal whether the member exists. */
    public void recordGuessing(MemberId member) {
        background.execute(() -> record(member, CredentialChange.PASSWORD_GUESSED, null, ""));
    }

    private void notify(Member member, CredentialEvent event) {
        if (event.change() == CredentialChange.PASSWORD_GUESSED) {
            mail.notifyOfGuessing(member, event);
        } else {
            mail.notifyOfFactors(member, event.change().name().toLowerCase(Locale.ROOT), event);
        }
    }

    /** Newest first. */
    public List<CredentialEvent> of(MemberId member) {
        return store.find(query(where("member").is(member)), CredentialEvent.class).stream()
                .sorted(Comparator.comparing(CredentialEvent::at).reversed())
                .toList();
    }
}
