package org.communique.publishing.office;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.communique.publishing.office.OfficeFileReader.CommentsInCircle;
import org.communique.publishing.office.OfficeFileReader.Outcome;
import org.communique.publishing.office.OfficeFileReader.Read;
import org.communique.publishing.office.OfficeFileReader.TooLarge;
import org.communique.publishing.office.OfficeFileReader.TooManyComments;
import org.communique.publishing.office.thread.ReadThreads;
import org.junit.jupiter.api.Test;

class HostileCommentsTest {

    private static final Duration SOON = Duration.ofSeconds(2);

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

    private static Outcome read(ZipBuilder file) {
        long begun = System.nanoTime();
        var outcome = OfficeFileReader.read(file.bytes());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        return outcome;
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
