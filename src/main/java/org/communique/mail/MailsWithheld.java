package org.communique.mail;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.annotation.TypeAlias;

/** The member's acts caused so many mails that more are withheld. */
@TypeAlias("MailsWithheld")
public record MailsWithheld(MemberId member, Instant at) {}
