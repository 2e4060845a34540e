// Package extract reads files of strangers: PDF, DOCX, HTML and text in, core/document.Document out.
package extract
