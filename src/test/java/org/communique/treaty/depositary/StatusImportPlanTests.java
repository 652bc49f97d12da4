package org.communique.treaty.depositary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.treaty.depositary.RowQuestion.RowQuestionKind;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusImportPlanTests {

    private static final LocalDate OPENED = LocalDate.of(2025, 10, 25);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String HEADINGS =
            "Participant\tSignature\tRatification, Acceptance(A), Approval(AA), Accession(a)\n";

    private static StatusPreview preview(String table) {
        return preview(table, Map.of(), ImportAnswers.NONE);
    }

    private static StatusPreview preview(String table, Map<StateCode, StateStatus> stored, ImportAnswers answers) {
        return StatusImportPlan.of(StatusTable.read(table.getBytes(UTF_8)), stored, answers, OPENED, TODAY);
    }

    private static List<String> words(StatusPreview preview) {
        return preview.differences().stream()
                .map(each -> each.state().value() + " " + each.cell() + " " + each.date() + " " + each.kind())
                .toList();
    }

    @Test
    void readsWhatAPageBecomesOnTheClipboard() {
        var preview = preview("Status as at: 28-11-2026\n" + HEADINGS + """
            Albania\t25 Oct 2025\t
            Côte d'Ivoire 1\t25 Oct 2025\t3 Mar 2026 AA
            China 2, 3\t25 Oct 2025 4\t3 Mar 2026 A 5
            European Union\t25 Oct 2025\t
            Viet Nam\t25 Oct 2025\t1 Sept 2026
            Vanuatu\t\t 12 May 2026 a
            """);

        assertThat(preview.questions()).isEmpty();
        assertThat(words(preview))
                .containsExactly(
                        "AL SIGNATURE 2025-10-25 null",
                        "CI SIGNATURE 2025-10-25 null",
                        "CI CONSENT 2026-03-03 APPROVAL",
                        "CN SIGNATURE 2025-10-25 null",
                        "CN CONSENT 2026-03-03 ACCEPTANCE",
                        "EU SIGNATURE 2025-10-25 null",
                        "VN SIGNATURE 2025-10-25 null",
                        "VN CONSENT 2026-09-01 RATIFICATION",
                        "VU CONSENT 2026-05-12 ACCESSION");
    }

    @Test
    void readsThePageWithItsMarksAndNotes() {
        var preview = preview("""
            <div><table class="t"><tr><th>Participant</th><th>Signature</th><th>Ratification, Accession(a)</th></tr>
            <tr><td>Netherlands (Kingdom of the)<sup>1</sup></td><td>25&nbsp;Oct&nbsp;2025</td><td></td></tr>
            <tr><td>C&ocirc;te d&#39;Ivoire</td><td>25 Oct 2025</td><td> 3 Mar 2026 a<sup>2</sup></td></tr>
            </table></div>
            """);

        assertThat(words(preview))
                .containsExactly(
                        "NL SIGNATURE 2025-10-25 null",
                        "CI SIGNATURE 2025-10-25 null",
                        "CI CONSENT 2026-03-03 ACCESSION");
    }

    @Test
    void readsXmlAndCsv() {
        var xml = preview("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Treaty><Participants><Table><TGroup><Thead><Row><Entry>Participant</Entry><Entry>Signature</Entry>
            <Entry>Ratification</Entry><Entry>Denunciation</Entry></Row></Thead>
            <Rows><Row><Entry>Qatar<Superscript>1</Superscript></Entry><Entry>25 Oct 2025</Entry><Entry>2 Feb 2026</Entry><Entry>1 Jun 2026</Entry></Row></Rows>
            </TGroup></Table></Participants></Treaty>
            """);
        var csv = preview("state;signature;ratification;withdrawal\nQatar;2025-10-25;2026-02-02;2026-06-01\n");

        assertThat(words(xml))
                .containsExactly(
                        "QA SIGNATURE 2025-10-25 null",
                        "QA CONSENT 2026-02-02 RATIFICATION",
                        "QA WITHDRAWAL 2026-06-01 null");
        assertThat(csv).isEqualTo(xml);
    }

    @Test
    void asksAboutWhatItDoesNotRecognise() {
        var preview = preview(HEADINGS + """
            Yugoslavia\t25 Oct 2025\t
            Kenya\t03/04/2026\t
            Ghana\t25 Oct 2025\t1 Jan 2027
            Peru\t25 Oct 2025\t3 Mar 2026 x
            Chile\t31 Feb 2026\t
            Togo\t25 Oct 2025\t
            Togo\t26 Oct 2025\t
            """);

        assertThat(preview.isImportable()).isFalse();
        assertThat(preview.questions().stream().map(RowQuestion::kind))
                .containsExactly(
                        RowQuestionKind.UNKNOWN_NAME,
                        RowQuestionKind.UNREADABLE_DATE,
                        RowQuestionKind.FUTURE_DATE,
                        RowQuestionKind.UNREADABLE_DATE,
                        RowQuestionKind.UNREADABLE_DATE,
                        RowQuestionKind.STATE_TWICE,
                        RowQuestionKind.STATE_TWICE);
        assertThat(words(preview)).isEmpty();
    }

    @Test
    void takesAnswersForNamesAndLeavesOutWhatItIsToldTo() {
        var answers = new ImportAnswers(Map.of(2, new StateCode("KE")), Set.of(3));

        var preview = preview(HEADINGS + "Kenia (old)\t25 Oct 2025\t\nYugoslavia\t25 Oct 2025\t\n", Map.of(), answers);

        assertThat(preview.isImportable()).isTrue();
        assertThat(words(preview)).containsExactly("KE SIGNATURE 2025-10-25 null");
    }

    @Test
    void comparesWithTheRegisterAndKeepsWhatTheTableLacks() {
        Map<StateCode, StateStatus> stored = Map.of(
                new StateCode("KE"),
                signed("KE"),
                new StateCode("GH"),
                signed("GH"),
                new StateCode("PE"),
                signed("PE"));

        var preview = preview(HEADINGS + "Kenya\t25 Oct 2025\t\nGhana\t\t\n", stored, ImportAnswers.NONE);

        assertThat(preview.unchanged()).isEqualTo(1);
        assertThat(preview.absent()).containsExactly(new StateCode("PE"));
        assertThat(preview.differences())
                .containsExactly(new StatusDifference(
                        new StateCode("GH"),
                        StatusCell.SIGNATURE,
                        null,
                        null,
                        requireNonNull(stored.get(new StateCode("GH"))).cells().get(StatusCell.SIGNATURE)));
        assertThat(preview.removals()).isEqualTo(preview.differences());
        assertThat(preview.entries()).isEmpty();
    }

    @Test
    void leavesAloneWhatTheTableHasNoColumnFor() {
        var kenya = new StateCode("KE");
        Map<StateCode, StateStatus> stored = Map.of(kenya, signed("KE"));

        var preview = preview("Participant\tRatification\nKenya\t3 Mar 2026\n", stored, ImportAnswers.NONE);

        assertThat(words(preview)).containsExactly("KE CONSENT 2026-03-03 RATIFICATION");
    }

    @Test
    void asksAboutRowsThatAreTooShort() {
        Map<StateCode, StateStatus> stored = Map.of(new StateCode("KE"), signed("KE"));

        var preview = preview(HEADINGS + "Kenya\nGhana\t25 Oct 2025\n", stored, ImportAnswers.NONE);

        assertThat(kinds(preview)).containsExactly(RowQuestionKind.UNEVEN_ROW, RowQuestionKind.UNEVEN_ROW);
        assertThat(preview.differences()).isEmpty();
    }

    @Test
    void readsRatificationsAndAccessionsInColumnsOfTheirOwn() {
        var preview = preview("""
            Participant\tSignature\tRatification\tAccession\tSuccession, accession
            Kenya\t25 Oct 2025\t3 Mar 2026\t\t
            Ghana\t\t\t4 Apr 2026\t
            Togo\t\t5 May 2026\t6 Jun 2026\t
            Peru\t\t\t\t7 Jul 2026
            """);

        assertThat(words(preview))
                .containsExactly(
                        "KE SIGNATURE 2025-10-25 null",
                        "KE CONSENT 2026-03-03 RATIFICATION",
                        "GH CONSENT 2026-04-04 ACCESSION");
        assertThat(kinds(preview)).containsExactly(RowQuestionKind.SEVERAL_DATES, RowQuestionKind.UNREADABLE_DATE);
    }

    @Test
    void takesTheColumnOfKindsInTheRegistersOwnTableForNoDate() {
        var preview = preview("participant,code,signature,consent,withdrawal,consent_kind\n"
                + "Kenya,KE,2025-10-25,2026-03-03 a,,ACCESSION\n");

        assertThat(preview.questions()).isEmpty();
        assertThat(words(preview)).containsExactly("KE SIGNATURE 2025-10-25 null", "KE CONSENT 2026-03-03 ACCESSION");
    }

    @Test
    void readsCharacterDataOfXml() {
        var preview = preview("""
            <?xml version="1.0" encoding="UTF-8"?>
            <T><Row><Entry>Participant</Entry><Entry>Ratification</Entry></Row>
            <Row><Entry><![CDATA[Kenya]]></Entry><Entry><![CDATA[3 Mar 2026]]></Entry></Row></T>
            """);

        assertThat(words(preview)).containsExactly("KE CONSENT 2026-03-03 RATIFICATION");
        assertThat(preview(
                                "<table><tr><th>Participant<th>Ratification</tr><tr><td>Kenya<td><![CDATA[3 Mar 2026]]></tr></table>")
                        .fault())
                .isEqualTo(TableFault.BROKEN);
    }

    @Test
    void refusesCellsThatStretchOverOthers() {
        var table =
                "<table><tr><th colspan=3>Status</th></tr><tr><th>Participant</th><th>Signature</th><th>Ratification</th></tr>"
                        + "<tr><td>Kenya</td><td>25 Oct 2025</td><td%s></td></tr><tr><td>Togo</td><td></td></tr><br></table>";

        assertThat(preview(table.formatted(" ROWSPAN = '2'")).fault()).isEqualTo(TableFault.MERGED_CELLS);
        assertThat(preview(table.formatted(" rowspan=\"1\"")).fault()).isNull();
    }

    @Test
    void asksAboutDatesThatCannotBe() {
        var preview = preview("""
            Participant\tSignature\tRatification\tWithdrawal
            Kenya\t24 Oct 2025\t\t
            Ghana\t\t\t3 Mar 2026
            Togo\t\t3 Mar 2026\t2 Mar 2026
            """);

        assertThat(kinds(preview))
                .containsExactly(
                        RowQuestionKind.TOO_EARLY, RowQuestionKind.WITHDRAWAL_ALONE, RowQuestionKind.WITHDRAWAL_ALONE);
    }

    private static List<RowQuestionKind> kinds(StatusPreview preview) {
        return preview.questions().stream().map(RowQuestion::kind).toList();
    }

    private static StateStatus signed(String code) {
        var fact = new StatusFact(LocalDate.of(2025, 10, 25), null, "a test", MemberId.random(), Instant.EPOCH);
        return new StateStatus(
                code,
                InstrumentId.CYBERCRIME,
                new StateCode(code),
                Map.of(StatusCell.SIGNATURE, fact),
                Map.of(),
                List.of(),
                List.of(),
                0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no table at all",
                "<table><tr><th>Participant</th><th>Ratification</th></tr><tr><td>Kenya</td><td>1 Feb 2026",
                "<table><tr><td>Kenya</td><td>1 Feb 2026</td></tr></table>",
                "<?xml version=\"1.0\"?><a><row><entry>Participant</entry><entry>Ratification</entry></row>",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "Participant\tSignature\nKenya\t25 Oct 2025",
                "Participant\tRatification\n"
            })
    void refusesWhatIsBroken(String table) {
        assertThat(preview(table).fault()).isNotNull();
    }

    @Test
    void refusesWhatIsTooLargeAndWhatIsNotText() {
        assertThat(StatusTable.read(new byte[3_000_000])).isEqualTo(new StatusTable.Unreadable(TableFault.TOO_LARGE));
        assertThat(StatusTable.read(new byte[] {(byte) 0xff, 1}))
                .isEqualTo(new StatusTable.Unreadable(TableFault.NOT_UTF8));
        assertThat(preview(HEADINGS + "Kenya\t\t\n".repeat(2_000)).fault()).isEqualTo(TableFault.TOO_LARGE);
    }

    @Test
    void readsNoDateThatCouldBeAnother() {
        assertThat(Stream.of(
                        "03/04/2026",
                        "Oct 2025",
                        "25 Foo 2025",
                        "25 Oct 25",
                        "25 Oct 20251",
                        "2025-10-251",
                        "0 Oct 2025",
                        "25 Oct 2025 AAA",
                        "25 Oct 2025 aA",
                        "9".repeat(1_000_000)))
                .allSatisfy(cell -> assertThat(ReadDate.of(cell)).isEmpty());
        assertThat(ReadDate.of("3 Mar 2026 d").orElseThrow().mark()).isEqualTo(ConsentKind.SUCCESSION);
    }
}
