package org.communique.invitation.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.directory.AddressDetector;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.member.OrganisationRegistrar;
import org.communique.invitation.GuestAnswer;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/** A submitted request to join. */
record JoinForm(
        String officialName,
        String displayName,
        String country,
        String region,
        String status,
        String domain,
        String contactName,
        String contact,
        String message) {

    private static final int LONGEST_MESSAGE = 1_000;

    JoinForm {
        officialName = sent(officialName);
        displayName = sent(displayName);
        country = sent(country);
        region = sent(region);
        status = sent(status);
        domain = sent(domain);
        contactName = ShortText.line(sent(contactName), GuestAnswer.LONGEST);
        contact = sent(contact);
        message = ShortText.lines(sent(message), LONGEST_MESSAGE);
    }

    /** A field that a request lacks is as good as empty. */
    private static String sent(@Nullable String value) {
        return value == null ? "" : value;
    }

    static JoinForm empty() {
        return new JoinForm("", "", "", "", "", "", "", "", "");
    }

    /** Keys of the messages that say what is wrong. */
    List<String> problems(OrganisationRegistrar organisationRegistrar) {
        List<String> problems = new ArrayList<>();
        organisationRegistrar.problems(organisation()).stream()
                .map(ValidationProblem::messageKey)
                .forEach(problems::add);
        if (!ShortText.isGood(contactName, GuestAnswer.LONGEST)) {
            problems.add("invitation.problem.NAME");
        }
        if (AddressDetector.isInPersonsName(contactName)) {
            problems.add("invitation.problem.ADDRESS_IN_CONTACT_NAME");
        }
        if (!EmailAddress.isValid(contact)) {
            problems.add("invitation.invite.contact.invalid");
        }
        if (message.length() > LONGEST_MESSAGE) {
            problems.add("invitation.join.message.too-long");
        }
        if (!unusableCharacter().isEmpty()) {
            problems.add("invitation.problem.CHARACTER");
        }
        return problems;
    }

    /** The first character that is not allowed in any field; empty if there is none. */
    public String unusableCharacter() {
        return ShortText.unusable(officialName, displayName, contactName, message);
    }

    OrganisationData organisation() {
        return new OrganisationData(
                officialName,
                displayName.isBlank() ? beginning(officialName) : displayName,
                country,
                known(region, Region.values()).orElse(null),
                known(status, ConsultativeStatus.values()).orElse(ConsultativeStatus.NONE),
                domain.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("^www\\.", "")
                        .replaceFirst("/.*$", ""));
    }

    private static String beginning(String name) {
        int end = Math.min(name.length(), OrganisationData.LONGEST_DISPLAY_NAME);
        return name.substring(0, end < name.length() && Character.isLowSurrogate(name.charAt(end)) ? end - 1 : end);
    }

    private static <E extends Enum<E>> Optional<E> known(String value, E[] values) {
        return Arrays.stream(values).filter(one -> one.name().equals(value)).findFirst();
    }
}
