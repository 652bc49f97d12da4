package org.communique.file.office;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.communique.file.office.OfficeFileReader.CommentsInCircle;
import org.communique.file.office.OfficeFileReader.Outcome;
import org.communique.file.office.OfficeFileReader.Read;
import org.communique.file.office.OfficeFileReader.TooLarge;
import org.communique.file.office.OfficeFileReader.TooManyComments;
import org.communique.file.office.thread.ReadThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files with comments that would cost much. Each takes a second or two. */
@Timeout(120)
class HostileCommentsTest {

    private static final String DOCUMENT =
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>We urge.</w:t></w:r></w:p></w:body></w:document>";

    private static String comments(int count) {
        return "<w:comments xmlns:w=\"w\" xmlns:w14=\"w14\">"
                + IntStream.range(0, count)
                        .mapToObj(
                                id -> "<w:comment w:id=\"%1$d\" w:author=\"A\"><w:p w14:paraId=\"%1$08X\"/></w:comment>"
                                        .formatted(id))
                        .collect(joining())
                + "</w:comments>";
    }

    private static String extended(int count, int shift) {
        return "<w15:commentsEx xmlns:w15=\"w15\">"
                + IntStream.range(0, count)
                        .mapToObj(id -> "<w15:commentEx w15:paraId=\"%08X\" w15:paraIdParent=\"%08X\" w15:done=\"0\"/>"
                                .formatted(id, (id + shift) % count))
                        .collect(joining())
                + "</w15:commentsEx>";
    }

    private static Outcome read(byte[] file) {
        return OfficeFileReader.read(file);
    }

    private static Outcome read(ZipBuilder file) {
        return OfficeFileReader.read(file.bytes());
    }

    private static ZipBuilder docx() {
        return ZipBuilder.file().with("word/document.xml", DOCUMENT);
    }

    @Test
    void aHundredThousandCommentsAreRefused() {
        assertThat(read(docx().with("word/comments.xml", comments(100_000)))).isInstanceOf(TooManyComments.class);
    }

    @Test
    void asManyAsAreReadInOneChainAreOneThread() {
        var outcome = read(docx().with("word/comments.xml", comments(ReadThreads.MOST))
                .with(
                        "word/commentsExtended.xml",
                        extended(ReadThreads.MOST, 1)
                                .replace(
                                        "w15:paraId=\"%08X\" w15:paraIdParent=\"00000000\""
                                                .formatted(ReadThreads.MOST - 1),
                                        "w15:paraId=\"%08X\"".formatted(ReadThreads.MOST - 1))));

        assertThat(((Read) outcome).threads())
                .singleElement()
                .satisfies(thread -> assertThat(thread.replies()).hasSize(ReadThreads.MOST - 1));
    }

    @Test
    void rangesOfCommentsThatAreNotThereCostNothing() {
        var ranges = IntStream.range(0, 100_000)
                .mapToObj(id -> "<w:commentRangeStart w:id=\"" + id + "\"/>")
                .collect(joining());
        var paragraphs = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(60_000);
        var document =
                "<w:document xmlns:w=\"w\"><w:body><w:p>" + ranges + "</w:p>" + paragraphs + "</w:body></w:document>";
        assertThat(read(ZipBuilder.file().with("word/document.xml", document))).isNotNull();
        var outcome = read(ZipBuilder.file()
                .with("word/document.xml", document)
                .with("word/comments.xml", comments(ReadThreads.MOST)));
        assertThat(outcome).isNotNull();
    }

    @Test
    void wordsOfACommentKeepTheirBreaksAndTimes() {
        var outcome = read(docx().with(
                        "word/comments.xml",
                        "<w:comments xmlns:w=\"w\"><w:comment w:id=\"1\" w:author=\"A\""
                                + " w:date=\"2026-11-24T10:00:00-05:00\"><w:p><w:r>"
                                + "<w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>State</w:t></w:r></w:p></w:comment><w:comment"
                                + " w:id=\"1\""
                                + " w:author=\"B\"><w:p><w:r><w:t>three</w:t></w:r></w:p></w:comment></w:comments>"));
        assertThat(((Read) outcome).threads())
                .extracting(thread -> thread.first().text())
                .containsExactly("one\ntwo non\u2011State", "three");
        assertThat(((Read) outcome).threads().getFirst().first().at()).isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
    }

    @Test
    void anAnnotationAtAPointIsOnNoWords() {
        var outcome = read(
                ZipBuilder.odt(
                        "",
                        "<text:p>We"
                                + " <office:annotation><text:p>do<text:s/>not<text:line-break/>agree</text:p></office:annotation>urge.<text:note><text:note-body><text:p>See"
                                + " <office:annotation><text:p>what?</text:p></office:annotation>there.</text:p></text:note-body></text:note></text:p>"));
        assertThat(((Read) outcome).threads()).hasSize(2).allMatch(thread -> thread.words() == null);
        assertThat(((Read) outcome).threads().getFirst().first().text()).isEqualTo("do not\nagree");
    }

    @Test
    void repliesInACircleAreRefused() {
        assertThat(read(docx().with("word/comments.xml", comments(3))
                        .with("word/commentsExtended.xml", extended(3, 1))))
                .isInstanceOf(CommentsInCircle.class);
        assertThat(read(docx().with("word/comments.xml", comments(1))
                        .with("word/commentsExtended.xml", extended(1, 1))))
                .isInstanceOf(CommentsInCircle.class);
    }

    @Test
    void peopleWhoAreNotReadStillCountAsPartOfTheFile() {
        assertThat(read(docx().with("word/people.xml", " ".repeat(70_000_000)))).isInstanceOf(TooLarge.class);
    }

    @Test
    void commentsOnNothingAndOfNobodyAreRead() {
        var outcome = read(docx().with(
                        "word/comments.xml",
                        "<w:comments xmlns:w=\"w\"><w:comment/><w:comment w:id=\"x\"/></w:comments>")
                .with("word/commentsExtended.xml", "<x><y paraIdParent=\"z\"/></x>"));

        assertThat(((Read) outcome).threads()).hasSize(2).allMatch(thread -> thread.words() == null);
    }
}
