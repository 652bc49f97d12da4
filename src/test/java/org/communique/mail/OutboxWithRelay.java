package org.communique.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A node's outbox, with a relay of its own where the server under test has none. Its pauses are short. */
public final class OutboxWithRelay implements AutoCloseable {

    static final ServerProperties SERVER =
            new ServerProperties(URI.create("https://coalition.example"), "desk@coalition.example");

    private final @Nullable GreenMail received;
    private final OutboxSender sender;
    private final MailOutbox outbox;
    private final MailRelay mailRelay;

    private OutboxWithRelay(
            ApplicationContext server,
            Clock clock,
            MailProperties properties,
            MemberMailLimit limit,
            int port,
            @Nullable GreenMail received) {
        this.received = received;
        var mongo = server.getBean(MongoOperations.class);
        var beans = new StaticListableBeanFactory(Map.of("sender", sender(port)));
        mailRelay = new MailRelay(beans.getBeanProvider(JavaMailSender.class), SERVER, server.getBean(Coalition.class));
        var mails = new OutgoingMails(mongo);
        var attachments = new MailAttachments(mongo);
        var metrics = new OutboxMetrics(mails);
        sender = new OutboxSender(mails, attachments, mailRelay, properties, metrics, clock);
        outbox = new MailOutbox(mails, attachments, sender, mailRelay, limit, metrics, properties, clock);
        sender.start();
    }

    /** With a relay that takes all. */
    public static OutboxWithRelay start(ApplicationContext server, Clock clock) {
        var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        return new OutboxWithRelay(
                server,
                clock,
                quick(Duration.ofDays(3)),
                server.getBean(MemberMailLimit.class),
                greenMail.getSmtp().getPort(),
                greenMail);
    }

    static OutboxWithRelay at(int port, ApplicationContext server, Clock clock, MailProperties properties) {
        return at(port, server, clock, properties, server.getBean(MemberMailLimit.class));
    }

    static OutboxWithRelay at(
            int port, ApplicationContext server, Clock clock, MailProperties properties, MemberMailLimit limit) {
        return new OutboxWithRelay(server, clock, properties, limit, port, null);
    }

    static MailProperties quick(Duration keepTrying) {
        return new MailProperties(
                4,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                keepTrying,
                Duration.ofMinutes(1),
                200,
                Duration.ofDays(1));
    }

    private static JavaMailSenderImpl sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var timeouts = new Properties();
        timeouts.put("mail.smtp.connectiontimeout", "2000");
        timeouts.put("mail.smtp.timeout", "2000");
        timeouts.put("mail.smtp.writetimeout", "2000");
        sender.setJavaMailProperties(timeouts);
        return sender;
    }

    public MailOutbox outbox() {
        return outbox;
    }

    MailRelay mailRelay() {
        return mailRelay;
    }

    OutboxSender sender() {
        return sender;
    }

    /** Waits for so many. */
    public List<MimeMessage> received(int count) {
        var relay = java.util.Objects.requireNonNull(received);
        Awaitility.await().until(() -> relay.getReceivedMessages().length >= count);
        return List.of(relay.getReceivedMessages());
    }

    /** As if as many mails as may be had come of the member's acts. */
    public static void useUp(ApplicationContext server, Member member) {
        var limit = server.getBean(MemberMailLimit.class);
        ActingMember.attribute(Optional.of(member.id()), () -> {
            for (int mails = limit.most(); mails > 0; mails /= 2) {
                while (limit.allows(MemberMailLimit.Purpose.ORDINARY, mails)) {}
            }
        });
    }

    /** As if the relay had taken a mail with this id. */
    public static void handedOver(MongoOperations mongo, MailId id, EmailAddress to) {
        ended(mongo, id, to, MailState.HANDED_OVER);
    }

    /** As if the relay had refused the last mail to that address. */
    public static void refused(MongoOperations mongo, EmailAddress to) {
        ended(mongo, MailId.of("refused", to), to, MailState.REFUSED);
    }

    /** As if the relay had not taken the last mail to that address yet. */
    static void deferred(MongoOperations mongo, EmailAddress to) {
        ended(mongo, MailId.of("deferred", to), to, MailState.QUEUED);
    }

    /** As at a start, and a minute later. */
    public static void tellOfWhatWasLeft(ApplicationContext server) {
        var events = server.getBean(EventOutbox.class);
        events.deliverRemaining();
        events.deliverAll();
    }

    private static void ended(MongoOperations mongo, MailId id, EmailAddress to, MailState state) {
        var now = Instant.now();
        mongo.save(new OutgoingMail(
                id,
                "REMINDED",
                to,
                null,
                List.of(),
                state,
                now,
                now,
                now,
                null,
                state == MailState.QUEUED ? 1 : 0,
                null,
                null,
                null,
                null));
    }

    @Override
    public void close() {
        sender.stop();
        if (received != null) {
            received.stop();
        }
    }
}
