package org.communique.security.account;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.LinkSharingOutcome;
import org.communique.coalition.access.LinkSharingPeriod;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.security.OneTimeLink;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.OneTimeLinks;
import org.communique.security.OneTimeLinks.IssuedLink;
import org.communique.security.Secret;
import org.communique.security.SharedLink;
import org.communique.security.SharedLink.Settlement;
import org.communique.security.SharedLinks;
import org.communique.security.credential.AccountMailer;
import org.communique.security.credential.AccountMailer.Result;
import org.communique.security.credential.Credentials;
import org.communique.security.credential.PasswordHashing;
import org.communique.security.credential.PasswordPolicy;
import org.communique.security.credential.PasswordPolicy.Verdict;
import org.communique.security.credential.SecondFactors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives members the means to sign in: a link to choose a password, and the password they choose. */
@Component
public class PasswordService implements SignInAccess {

    private final Credentials credentials;
    private final OneTimeLinks links;
    private final SharedLinks sharedLinks;
    private final AccountMailer mail;
    private final PasswordHashing hashing;
    private final PasswordPolicy policy;
    private final SecondFactors factors;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasswordService(
            Credentials credentials,
            OneTimeLinks links,
            SharedLinks sharedLinks,
            AccountMailer mail,
            PasswordHashing hashing,
            PasswordPolicy policy,
            SecondFactors factors,
            Directory directory,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.credentials = credentials;
        this.links = links;
        this.sharedLinks = sharedLinks;
        this.mail = mail;
        this.hashing = hashing;
        this.policy = policy;
        this.factors = factors;
        this.directory = directory;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<MemberId> invited(Collection<MemberId> members) {
        return sharedLinks.with(members, mail.invited(members));
    }

    @Override
    public LinkOutcome sendLink(Member member, boolean byMailAlone, String words) {
        var purpose = joined(Set.of(member.id())).isEmpty() ? Purpose.INVITATION : Purpose.RESET;
        var issuedLink = links.make(purpose, member.id());
        if (mail.isSetUp()) {
            changeOf(member.id())
                    .ifPresent(sharedLink -> sharedLinks.add(
                            issuedLink.hash(),
                            member.id(),
                            sharedLink.linkSharing().mailed(clock.instant())));
        }
        return switch (mail.send(member, purpose, issuedLink, words)) {
            case QUEUED -> new LinkOutcome.Mailed(member.email());
            case NOT_SET_UP -> byMailAlone ? notMailed(issuedLink) : toPassOn(member, issuedLink, false);
            case WITHHELD -> notMailed(issuedLink);
            case FAILING ->
                byMailAlone || ScopedAuthentication.current().isPresent()
                        ? notMailed(issuedLink)
                        : toPassOn(member, issuedLink, true);
        };
    }

    /** Recorded before anyone has it. */
    private LinkOutcome toPassOn(Member member, IssuedLink issuedLink, boolean mailFailed) {
        var current = currentMember.find();
        if (current.isEmpty()) {
            return notMailed(issuedLink);
        }
        if (current.get().id().equals(member.id())) {
            return new LinkOutcome.ToShare(mail.address(issuedLink), issuedLink.expiresAt(), mailFailed, null);
        }
        var linkSharing = LinkSharing.to(current.get(), clock.instant());
        sharedLinks.add(issuedLink.hash(), member.id(), linkSharing);
        mail.notifyOfSharing(member, issuedLink, linkSharing);
        return new LinkOutcome.ToShare(mail.address(issuedLink), issuedLink.expiresAt(), mailFailed, linkSharing);
    }

    private LinkOutcome notMailed(IssuedLink issuedLink) {
        links.revoke(issuedLink);
        return new LinkOutcome.NotMailed();
    }

    /** The newest change of the member's address, if it is not confirmed. */
    private Optional<SharedLink> changeOf(MemberId member) {
        return sharedLinks.changes(member).stream().reduce((_, newest) -> newest);
    }

    @Override
    public AddressChange changingAddress(Member member, EmailAddress to) {
        if (joined(Set.of(member.id())).isEmpty()) {
            return AddressChange.OF_NO_CONCERN;
        }
        var former = sharedLinks.changes(member.id()).stream()
                .findFirst()
                .map(SharedLink::formerAddress)
                .orElse(member.email());
        var linkSharing = LinkSharing.by(currentMember.get(), clock.instant(), LinkSharing.Channel.ADDRESS);
        var id = sharedLinks.addChange(member.id(), former, linkSharing);
        return new AddressChange() {
            @Override
            public void done() {
                var issuedLink = links.make(Purpose.ADDRESS, member.id());
                mail.notifyOfAddress(member, former, to, linkSharing, issuedLink);
            }

            @Override
            public void failed() {
                sharedLinks.removeChange(id);
            }
        };
    }

    @Override
    public Map<MemberId, LinkSharing> unconfirmed(Collection<MemberId> members) {
        return SharedLinks.newest(sharedLinks.unconfirmed(members));
    }

    /** Mails the member a link that only their own mailbox receives; returns whether the mail is queued. */
    boolean mailToMailbox(Member member) {
        if (changeOf(member.id()).isPresent()) {
            return false;
        }
        var issuedLink = links.make(Purpose.MAILBOX, member.id());
        if (mail.send(member, Purpose.MAILBOX, issuedLink, "") == Result.QUEUED) {
            return true;
        }
        links.revoke(issuedLink);
        return false;
    }

    /** The person who reads the member's mail says that the password is theirs; whether the link was good for that. */
    boolean keepPassword(String token) {
        var member = consume(token, Purpose.MAILBOX);
        member.ifPresent(sharedLinks::confirmPassword);
        return member.isPresent();
    }

    /** The person who reads the mail of the member's former address says that the new one is theirs; whether the link was good for that. */
    boolean confirmAddress(String token) {
        var member = consume(token, Purpose.ADDRESS);
        member.ifPresent(sharedLinks::confirmAddress);
        return member.isPresent();
    }

    private Optional<MemberId> consume(String token, Purpose purpose) {
        return links.find(token)
                .filter(link -> link.purpose() == purpose)
                .flatMap(_ -> links.consume(token))
                .map(OneTimeLink::member);
    }

    @Override
    public Map<MemberId, LinkSharing> sharedLink(Collection<MemberId> members) {
        return sharedLinks.unsettled(members);
    }

    @Override
    public List<LinkSharingPeriod> linkSharingPeriods(Collection<MemberId> members) {
        return sharedLinks.times(members);
    }

    @Override
    public LinkSharingOutcome confirmOwnPassword(MemberId member, Member administrator) {
        var settled = sharedLinks.unconfirmed(List.of(member)).isEmpty();
        if (settled || !mayConfirmOwnPassword(member, administrator)) {
            return settled ? LinkSharingOutcome.NOTHING_TO_CONFIRM : LinkSharingOutcome.NOT_BY_YOU;
        }
        sharedLinks.settle(member, Settlement.ADMINISTRATOR, administrator.id());
        return LinkSharingOutcome.CONFIRMED;
    }

    @Override
    public boolean mayConfirmOwnPassword(MemberId member, Member administrator) {
        return sharedLinks.hadNoPart(administrator.id(), member);
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
        var owner = links.find(token)
                .filter(link -> link.purpose() != Purpose.ADDRESS)
                .map(OneTimeLink::member)
                .flatMap(directory::member);
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
        boolean shared = sharedLinks.used(Secret.hash(token));
        set(member.get(), hash);
        if (!shared) {
            sharedLinks.unsettledSince(member.get()).ifPresent(since -> factors.removeNewerThan(member.get(), since));
            sharedLinks.confirmPassword(member.get());
        }
        return LinkUse.DONE;
    }

    /** What was signed in ends before it too: a crash leaves nothing of it beside a new password. */
    public void set(MemberId member, String hash) {
        events.publishEvent(new AccessRevoked(member));
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
