package org.communique.file.office.export;

import static java.util.stream.Collectors.joining;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.communique.file.office.export.CommentAnchors.Mark;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.text.format.Html;

/** The parts of a package that hold comments: their words, which answers which and is resolved, and who wrote them ([MS-DOCX], 2.5). */
final class DocxComments {

    /** Whose threads are resolved and answered is told by the ids of their last paragraphs, below 0x80000000. */
    private static final int FIRST_PARAGRAPH = 0x10000000;

    private static final String NAMESPACES = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
            + " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\""
            + " xmlns:w16cid=\"http://schemas.microsoft.com/office/word/2016/wordml/cid\""
            + " mc:Ignorable=\"w14 w15 w16cid\"";

    private final List<FileComment> threads;
    private final List<Integer> ids = new ArrayList<>();

    DocxComments(List<FileComment> threads) {
        this.threads = threads;
        int id = 0;
        for (var thread : threads) {
            ids.add(id);
            id += 1 + thread.replies().size();
        }
    }

    boolean isEmpty() {
        return threads.isEmpty();
    }

    /** Replies are on the same words. */
    String mark(Mark mark) {
        var xml = new StringBuilder();
        int first = ids.get(mark.thread());
        int end = first + 1 + threads.get(mark.thread()).replies().size();
        for (int id = first; id < end; id++) {
            xml.append("<w:commentRange%s w:id=\"%d\"/>".formatted(mark.begins() ? "Start" : "End", id));
            if (!mark.begins()) {
                xml.append("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"")
                        .append(id)
                        .append("\"/></w:r>");
            }
        }
        return xml.toString();
    }

    private interface Writer {
        void write(int id, int thread, Remark remark, boolean resolved);
    }

    private void each(Writer writer) {
        for (int i = 0; i < threads.size(); i++) {
            int first = ids.get(i);
            var thread = threads.get(i);
            writer.write(first, first, thread.first(), thread.resolved());
            for (int reply = 0; reply < thread.replies().size(); reply++) {
                writer.write(first + 1 + reply, first, thread.replies().get(reply), thread.resolved());
            }
        }
    }

    String comments() {
        var xml = new StringBuilder(DocxParts.XML + "<w:comments " + NAMESPACES + ">");
        each((id, _, remark, _) -> xml.append("<w:comment w:id=\"%d\" w:author=\"%s\" w:date=\"%s\" w:initials=\"%s\">"
                        .formatted(
                                id,
                                Html.escape(remark.author()),
                                remark.at().truncatedTo(ChronoUnit.SECONDS),
                                Html.escape(initials(remark.author()))))
                .append(paragraphs(id, remark.text()))
                .append("</w:comment>"));
        return xml.append("</w:comments>").toString();
    }

    /** Only the last has an id, as only that is referred to. */
    private static String paragraphs(int id, String text) {
        var lines = text.lines().toList();
        var xml = new StringBuilder();
        for (int i = 0; i < Math.max(1, lines.size()); i++) {
            var last = i >= lines.size() - 1 ? " w14:paraId=\"" + paragraph(id) + "\"" : "";
            xml.append("<w:p" + last + "><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>");
            if (i == 0) {
                xml.append("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>");
            }
            xml.append("<w:r><w:t xml:space=\"preserve\">")
                    .append(Html.escape(lines.isEmpty() ? "" : lines.get(i)))
                    .append("</w:t></w:r></w:p>");
        }
        return xml.toString();
    }

    private static String paragraph(int id) {
        return "%08X".formatted(FIRST_PARAGRAPH + id);
    }

    private static String initials(String author) {
        return author.codePoints().limit(1).mapToObj(Character::toString).collect(joining());
    }

    String extended() {
        var xml = new StringBuilder(DocxParts.XML + "<w15:commentsEx " + NAMESPACES + ">");
        each((id, thread, _, resolved) -> xml.append("<w15:commentEx w15:paraId=\"%s\"%s w15:done=\"%d\"/>"
                .formatted(
                        paragraph(id),
                        id == thread ? "" : " w15:paraIdParent=\"" + paragraph(thread) + "\"",
                        resolved ? 1 : 0)));
        return xml.append("</w15:commentsEx>").toString();
    }

    String ids() {
        var xml = new StringBuilder(DocxParts.XML + "<w16cid:commentsIds " + NAMESPACES + ">");
        each((id, _, _, _) -> xml.append("<w16cid:commentId w16cid:paraId=\"%s\" w16cid:durableId=\"%s\"/>"
                .formatted(paragraph(id), paragraph(id))));
        return xml.append("</w16cid:commentsIds>").toString();
    }

    String people() {
        Set<String> authors = new LinkedHashSet<>();
        each((_, _, remark, _) -> authors.add(remark.author()));
        var xml = new StringBuilder(DocxParts.XML + "<w15:people " + NAMESPACES + ">");
        authors.forEach(author -> xml.append(
                "<w15:person w15:author=\"%1$s\"><w15:presenceInfo w15:providerId=\"None\" w15:userId=\"%1$s\"/></w15:person>"
                        .formatted(Html.escape(author))));
        return xml.append("</w15:people>").toString();
    }
}
