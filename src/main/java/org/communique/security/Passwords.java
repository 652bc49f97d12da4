package org.communique.security;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import org.communique.coalition.AccessRevoked;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.ServerProperties;
import org.communique.coalition.SignInAccess;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.PasswordPolicy.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives members the means to sign in: a link to choose a password, and the password they choose. */
@Component
class Passwords implements SignInAccess {

    private final Credentials credentials;
    private final OneTimeLinks links;
    private final LinkMail mail;
    private final PasswordHashing hashing;
    private final PasswordPolicy policy;
    private final ServerProperties server;
    private final SecondFactors factors;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;

    Passwords(
            Credentials credentials,
            OneTimeLinks links,
            LinkMail mail,
            PasswordHashing hashing,
            PasswordPolicy policy,
            ServerProperties server,
            SecondFactors factors,
            Directory directory,
            CurrentMember currentMember,
            ApplicationEventPublisher events) {
        this.credentials = credentials;
        this.links = links;
        this.mail = mail;
        this.hashing = hashing;
        this.policy = policy;
        this.server = server;
        this.factors = factors;
        this.directory = directory;
        this.currentMember = currentMember;
        this.events = events;
    }

    @Override
    public LinkOutcome sendLink(Member member) {
        var purpose = joined(Set.of(member.id())).isEmpty() ? Purpose.INVITATION : Purpose.RESET;
        var made = links.make(purpose, member.id());
        URI link = server.link("/link/" + made.token());
        return switch (mail.send(member, purpose, link, made.expiresAt())) {
            case SENT -> new LinkOutcome.Mailed(member.email());
            case NOT_SET_UP -> new LinkOutcome.ToPassOn(link, made.expiresAt(), false);
            case FAILED -> new LinkOutcome.ToPassOn(link, made.expiresAt(), true);
        };
    }

    @Override
    public Set<MemberId> joined(Collection<MemberId> members) {
        return credentials.withPassword(members);
    }

    @Override
    public void assignPassword(MemberId member, String password) {
        credentials.setPassword(member, hashing.hash(password));
    }

    @Override
    public void removeSecondFactors(Member member) {
        factors.removeAll(member.id(), currentMember.id());
    }

    /** Sets the password that the holder of the link chose, and ends whatever was signed in before. */
    LinkUse useLink(String token, String password) {
        var owner = links.find(token).map(OneTimeLink::member).flatMap(directory::member);
        if (owner.isEmpty()) {
            return LinkUse.LINK_NOT_GOOD;
        }
        var verdict = policy.judge(password, owner.get());
        if (verdict != Verdict.GOOD) {
            return LinkUse.of(verdict);
        }
        String hash = hashing.hash(password);
        var member = links.consume(token).map(OneTimeLink::member);
        if (member.isEmpty()) {
            return LinkUse.LINK_NOT_GOOD;
        }
        set(member.get(), hash);
        return LinkUse.DONE;
    }

    void set(MemberId member, String hash) {
        credentials.setPassword(member, hash);
        events.publishEvent(new AccessRevoked(member));
    }

    enum LinkUse {
        DONE,
        LINK_NOT_GOOD,
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON;

        static LinkUse of(Verdict verdict) {
            return switch (verdict) {
                case GOOD -> DONE;
                case TOO_SHORT -> TOO_SHORT;
                case TOO_LONG -> TOO_LONG;
                case TOO_COMMON -> TOO_COMMON;
            };
        }
    }
}
