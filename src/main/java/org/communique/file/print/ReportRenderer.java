package org.communique.file.print;

import org.communique.file.office.export.DocxReportWriter;
import org.communique.file.print.Report.Column;
import org.communique.file.print.Report.Compared;
import org.communique.file.print.Report.Heading;
import org.communique.file.print.Report.Line;
import org.communique.file.print.Report.Table;
import org.communique.work.WorkStoppedException;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Makes files of reports. It takes time, so it is done within heavy work. */
@Component
public class ReportRenderer {

    private final ITemplateEngine templates;

    ReportRenderer(ITemplateEngine templates) {
        this.templates = templates;
    }

    public byte[] docx(Report report) {
        var writer = new DocxReportWriter(report.direction());
        writer.title(report.coalition(), report.title(), report.subtitle());
        for (var block : report.blocks()) {
            switch (block) {
                case Heading(var text) -> writer.heading(text);
                case Line(var label, var words) -> writer.line(label, words);
                case Compared(var before, var after, var comparison) -> writer.comparison(before, after, comparison);
                case Table(var columns, var rows) ->
                    writer.table(
                            columns.stream().map(Column::name).toList(),
                            columns.stream().map(Column::width).toList(),
                            rows);
            }
        }
        return writer.write(report.title(), report.coalition(), report.language());
    }

    /** @throws WorkStoppedException if it has more than can be typeset */
    public byte[] pdf(Report report) {
        var context = new Context();
        context.setVariable("report", report);
        context.setVariable("direction", report.direction().attribute());
        context.setVariable("body", new ReportHtml(report).html());
        try {
            return PdfRenderer.of(new PrintDocument(
                    templates.process("publishing/report", context),
                    report.language(),
                    report.direction(),
                    report.date(),
                    null));
        } catch (PageTooLargeException e) {
            throw WorkStoppedException.outOfMemory();
        }
    }
}
