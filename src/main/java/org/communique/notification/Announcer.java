package org.communique.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells each member once: a notice first, which stays, then a mail. */
@Component
class Announcer {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private final Notices notices;
    private final NoticeMail mail;

    Announcer(Notices notices, NoticeMail mail) {
        this.notices = notices;
        this.mail = mail;
    }

    /** A notice was stored for the member, and a mail handed to the mail server or not. */
    record Receipt(MemberId member, boolean mailed, Instant at) {}

    /** Those whom a failure kept from being told are left out. */
    List<Receipt> tell(Collection<Member> members, Announcement announcement) {
        List<Receipt> receipts = new ArrayList<>();
        Map<MemberId, Member> each = new LinkedHashMap<>();
        members.stream().filter(Member::active).forEach(member -> each.put(member.id(), member));
        for (var member : each.values()) {
            try {
                notices.save(new Notice(
                        NoticeId.random(),
                        member.id(),
                        announcement.kind(),
                        announcement.statement().id(),
                        announcement.at(),
                        null));
                receipts.add(new Receipt(member.id(), mail.send(member, announcement), announcement.at()));
            } catch (RuntimeException e) {
                log.error("Could not tell member {} of {}", member.id().value(), announcement.kind(), e);
            }
        }
        return receipts;
    }
}
