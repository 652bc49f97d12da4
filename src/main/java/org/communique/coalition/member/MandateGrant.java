package org.communique.coalition.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.MandateSubject;
import org.communique.coalition.directory.MandateTerms;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * A mandate to grant.
 *
 * @param from     first day, UTC
 * @param until    last day, UTC; open-ended when null
 * @param evidence where the authority comes from, such as a letter or a decision of the board
 * @param file the evidence
 * @param only     the statements it is limited to; empty for all
 */
public record MandateGrant(
        MemberId member,
        OrganisationId organisation,
        LocalDate from,
        @Nullable LocalDate until,
        String evidence,
        @Nullable EvidenceUpload file,
        @Nullable Set<MandateSubject> only) {

    public MandateGrant {
        evidence = ShortText.line(evidence, Mandate.LONGEST_EVIDENCE);
        only = only == null ? Set.of() : Set.copyOf(only);
    }

    /** For all statements, and shown by nothing but words. */
    public MandateGrant(
            MemberId member, OrganisationId organisation, LocalDate from, @Nullable LocalDate until, String evidence) {
        this(member, organisation, from, until, evidence, null, Set.of());
    }

    MandateTerms terms() {
        return new MandateTerms(member, organisation, from, until, only());
    }

    /** What is wrong with it in itself, whoever is meant; what the file is, is found when it is granted. */
    public List<ValidationProblem> problems() {
        var problems = new ArrayList<ValidationProblem>();
        if (until != null && until.isBefore(from)) {
            problems.add(ValidationProblem.MANDATE_DATES);
        }
        if (!ShortText.isGood(evidence, Mandate.LONGEST_EVIDENCE)) {
            problems.add(ValidationProblem.EVIDENCE);
        }
        return problems;
    }

    @Override
    public Set<MandateSubject> only() {
        return only == null ? Set.of() : only;
    }
}
