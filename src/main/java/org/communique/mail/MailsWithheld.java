package org.communique.mail;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;

/** The member's acts caused so many mails that more are withheld. */
public record MailsWithheld(MemberId member, Instant at) {}
