/** For bpmn-js: a whole workflow is shown at about two thirds of its size, where its own 12 pixels cannot be read. Labels next to elements have little room. */
export const readableLabels = { defaultStyle: { fontSize: 15, lineHeight: 1.15 }, externalStyle: { fontSize: 13 } };
