package org.communique.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.communique.mail.RelayResult.Deferred;
import org.communique.mail.RelayResult.Interrupted;
import org.communique.mail.RelayResult.Refused;
import org.communique.mail.RelayResult.Taken;
import org.communique.mail.RelayResult.Unavailable;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The mail server that takes our mails, over SMTP. */
@Component
class MailRelay {

    private static final int LONGEST_ANSWER = 200;
    private static final int SHUTTING_DOWN = 421;
    private static final String NOT_DELIVERABLE = "not an address to which mail can be sent";

    private final ObjectProvider<JavaMailSender> sender;
    private final ServerProperties server;
    private final Coalition coalition;
    private volatile boolean disconnected;

    MailRelay(ObjectProvider<JavaMailSender> sender, ServerProperties server, Coalition coalition) {
        this.sender = sender;
        this.server = server;
        this.coalition = coalition;
    }

    boolean isConfigured() {
        return !disconnected && sender.getIfAvailable() != null;
    }

    void disconnect(boolean disconnected) {
        this.disconnected = disconnected;
    }

    RelayResult handOver(OutgoingMail mail, OutgoingMail.Content content, @Nullable Attachment attachment) {
        var relay = sender.getIfAvailable();
        if (relay == null) {
            return new Unavailable(null);
        }
        if (!isDeliverable(mail.to())) {
            return new Refused(NOT_DELIVERABLE);
        }
        if (relay instanceof JavaMailSenderImpl sending) {
            LimitedAnswers.use(sending.getSession().getProperties());
        }
        try {
            relay.send(message(relay, mail, content, attachment));
            return new Taken();
        } catch (MailException | MessagingException e) {
            return result(e);
        }
    }

    /** Anything but printable ASCII would be cut to other bytes: another address, or another command. */
    private static boolean isDeliverable(EmailAddress to) {
        return to.isReachable() && to.value().chars().allMatch(each -> each > ' ' && each < 0x7F);
    }

    private MimeMessage message(
            JavaMailSender relay, OutgoingMail mail, OutgoingMail.Content content, @Nullable Attachment attachment)
            throws MessagingException {
        var message = relay.createMimeMessage();
        var helper = new MimeMessageHelper(message, attachment != null, "UTF-8");
        helper.setFrom(from());
        helper.setTo(mail.to().value());
        message.setHeader("Subject", HeaderText.encoded("Subject", content.subject()));
        helper.setText(content.text());
        // Always the same, so that a relay that gets the mail twice can know it (RFC 5322, 3.6.4).
        message.setHeader("Message-ID", "<" + mail.id().value() + "@" + host() + ">");
        if (content.stop() != null) {
            message.setHeader("List-Unsubscribe", "<" + content.stop() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (attachment != null) {
            helper.addAttachment(attachment.name(), new ByteArrayResource(attachment.content()), attachment.type());
        }
        return message;
    }

    private InternetAddress from() throws MessagingException {
        var from = new InternetAddress(server.mailFrom());
        try {
            from.setPersonal(coalition.profile().name().replaceAll("\\p{Cntrl}+", " "), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return from;
    }

    private String host() {
        return Optional.ofNullable(server.baseUrl().getHost()).orElse("localhost");
    }

    /** RFC 5321, 4.2.1: a code of 5yz is for good, one of 4yz for now. */
    static RelayResult result(Exception failure) {
        var causes = causes(failure);
        for (var cause : causes) {
            switch (cause) {
                case SMTPAddressFailedException e -> {
                    return result(e.getReturnCode(), e);
                }
                case SMTPSenderFailedException e -> {
                    return new Unavailable(oneLine(e));
                }
                case MailAuthenticationException e -> {
                    return new Unavailable(
                            oneLine(Optional.ofNullable(e.getCause()).orElse(e)));
                }
                case AddressException e -> {
                    return new Refused(oneLine(e));
                }
                default -> {}
            }
        }
        return causes.stream()
                .flatMap(cause -> cause instanceof SMTPSendFailedException e ? Stream.of(e) : Stream.empty())
                .filter(e -> e.getReturnCode() > 0)
                .findFirst()
                .map(e -> isAboutSender(e) ? new Unavailable(oneLine(e)) : result(e.getReturnCode(), e))
                .orElseGet(() -> withoutAnswer(failure, causes));
    }

    private static RelayResult result(int code, Exception failure) {
        if (code == SHUTTING_DOWN || code <= 0) {
            return new Interrupted(oneLine(failure));
        }
        return code >= 500 && code < 600 ? new Refused(oneLine(failure)) : new Deferred(oneLine(failure));
    }

    /** As Spring tells them apart (JavaMailSenderImpl, doSend). */
    private static RelayResult withoutAnswer(Exception failure, List<Throwable> causes) {
        if (failure instanceof MailSendException sending) {
            var failed = sending.getFailedMessages();
            if (failed.isEmpty()) { // the relay took it, and only closing failed
                return new Taken();
            }
            if (sending.getCause() != null && failed.containsValue(sending.getCause())) { // connecting failed
                return new Unavailable(null);
            }
        }
        return causes.stream()
                .filter(IllegalArgumentException.class::isInstance)
                .findFirst()
                .<RelayResult>map(e -> new Refused(oneLine(e)))
                .orElseGet(() -> new Interrupted(null));
    }

    private static boolean isAboutSender(SMTPSendFailedException failure) {
        var command = failure.getCommand();
        return command != null && command.startsWith("MAIL");
    }

    /** The failure and all that it rests on; Jakarta Mail chains by two means, and Spring keeps what failed for each message. */
    private static List<Throwable> causes(Exception failure) {
        List<Throwable> causes = new ArrayList<>();
        add(failure, causes);
        return causes;
    }

    private static void add(@Nullable Throwable failure, List<Throwable> causes) {
        if (failure == null || causes.contains(failure)) {
            return;
        }
        causes.add(failure);
        if (failure instanceof MailSendException sending) {
            sending.getFailedMessages().values().forEach(each -> add(each, causes));
        }
        if (failure instanceof MessagingException chained) {
            add(chained.getNextException(), causes);
        }
        add(failure.getCause(), causes);
    }

    private static String oneLine(Throwable failure) {
        var line = String.valueOf(failure.getMessage())
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
        return line.length() <= LONGEST_ANSWER ? line : line.substring(0, LONGEST_ANSWER - 1) + "…";
    }
}
