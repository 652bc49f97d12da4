package org.communique.mail;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;

/** So many mails came of the member's acts that more are not sent. */
public record MailsWithheld(MemberId member, Instant at) {}
