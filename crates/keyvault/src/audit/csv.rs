//! Comma-separated values by RFC 4180, safe to open in a spreadsheet.

/// A cell that a spreadsheet would take for a formula begins with one of these.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Stands before such a cell, and makes it a text.
const MARK: char = '\'';

/// A line of cells, with its end.
pub(super) fn write_row<'a>(into: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            into.push(',');
        }
        write_cell(into, cell);
    }
    into.push_str("\r\n");
}

fn write_cell(into: &mut String, cell: &str) {
    // A cell that begins with the mark itself gets another, so that reading gives back each cell.
    let marked = cell.starts_with(FORMULA) || cell.starts_with(MARK);
    let quoted = cell.contains(['"', ',', '\r', '\n']);
    if quoted {
        into.push('"');
    }
    if marked {
        into.push(MARK);
    }
    if quoted {
        into.push_str(&cell.replace('"', "\"\""));
        into.push('"');
    } else {
        into.push_str(cell);
    }
}

/// The rows of a text, each with its cells. Lines end with CRLF or LF; the last may end without.
#[derive(Debug)]
pub(super) struct Rows<'a>(&'a str);

impl<'a> Rows<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self(text)
    }
}

/// A row that isn't one: a quote in the wrong place, or one that never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoRow;

impl Iterator for Rows<'_> {
    type Item = Result<Vec<String>, NoRow>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let Some((cell, rest)) = read_cell(self.0) else {
                self.0 = "";
                return Some(Err(NoRow));
            };
            cells.push(cell);
            self.0 = rest;
            if let Some(rest) = rest.strip_prefix(',') {
                self.0 = rest;
                continue;
            }
            self.0 = rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest);
            return Some(Ok(cells));
        }
    }
}

/// The cell at the beginning of a text, and the text from its end on: a comma, the end of a line, or nothing.
fn read_cell(text: &str) -> Option<(String, &str)> {
    let (mut cell, rest) = match text.strip_prefix('"') {
        Some(quoted) => read_quoted(quoted)?,
        None => {
            let end = text.find([',', '\n']).unwrap_or(text.len());
            let end = if text[end..].starts_with('\n') && text[..end].ends_with('\r') {
                end - 1
            } else {
                end
            };
            (text[..end].to_owned(), &text[end..])
        }
    };
    let ends = rest.is_empty() || rest.starts_with([',', '\n']) || rest.starts_with("\r\n");
    let follows_mark = |cell: &str| cell.starts_with(FORMULA) || cell.starts_with(MARK);
    if cell.strip_prefix(MARK).is_some_and(follows_mark) {
        cell.remove(0);
    }
    let stray = !text.starts_with('"') && cell.contains('"');
    (ends && !stray).then_some((cell, rest))
}

fn read_quoted(mut text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    loop {
        let (before, after) = text.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(rest) => {
                cell.push('"');
                text = rest;
            }
            None => return Some((cell, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::proptest;

    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        Rows::of(text)
            .map(|row| row.expect("the text is well formed"))
            .collect()
    }

    #[test]
    fn no_cell_is_a_formula_to_a_spreadsheet() {
        let mut text = String::new();
        write_row(&mut text, ["=1+1", "+1", "-1", "@sum", "\tx", "'=1", "1=1", "=a,\"b\""]);
        assert_eq!(text, "'=1+1,'+1,'-1,'@sum,'\tx,''=1,1=1,\"'=a,\"\"b\"\"\"\r\n");
    }

    #[test]
    fn lines_end_either_way_and_the_last_without() {
        assert_eq!(rows("a,b\r\nc,\nd"), [vec!["a", "b"], vec!["c", ""], vec!["d"]]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
        assert_eq!(rows("\"a\nb\",c\r\n"), [vec!["a\nb", "c"]]);
    }

    #[test]
    fn a_quote_in_the_wrong_place_is_no_row() {
        for text in ["\"a", "\"a\"b", "a\"b,c", "a,\"b"] {
            assert!(Rows::of(text).any(|row| row == Err(NoRow)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_cell_reads_back(cells in vec("[-a'=+@,\"\r\n\t ]{0,6}", 1..6)) {
            let mut text = String::new();
            write_row(&mut text, cells.iter().map(String::as_str));
            assert_eq!(rows(&text), [cells]);
        }
    }
}
