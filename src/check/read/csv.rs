//! Scenarios as a table: a row each, in any order of columns.

use std::io::{BufRead, Result};

use csv_core::{ReadRecordResult, ReaderBuilder};
use memchr::memchr3;

use super::header::{Column, Header};
use super::value::{self, Packed, Words};
use crate::catalog::Lang;
use crate::check::{Design, Fault, Item, Place, Read, Said, Sink};
use crate::export::escape;
use crate::scenario::{Allowed, Draft, ErrorCode, Field, InputError};
use crate::text::check as t;

/// Scenarios in a CSV file.
pub const KIND: crate::check::Kind = crate::check::Kind {
    name: "csv",
    recognises: |text| Header::find(text).is_some(),
    read: Read::Stream(read),
};

/// A row that is longer is none: most often a quotation mark that never ends.
const LONGEST: usize = 1 << 20;

/// A row as it is taken apart.
struct Rows<'a, 's> {
    columns: Vec<(Column, Words)>,
    sink: &'a mut Sink<'s>,
}

fn read(file: u32, text: &mut dyn BufRead, sink: &mut Sink<'_>) -> Result<()> {
    let head = text.fill_buf()?;
    let head = head.get(..head.len().min(8192)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).into_owned();
    let Some(header) = Header::find(&head) else { return Ok(()) };
    text.consume(header.skip);
    let mut core = ReaderBuilder::new().delimiter(header.delimiter).build();
    let mut rows = Rows { columns: Vec::new(), sink };
    let (mut cells, mut ends) = (vec![0; 4096], vec![0; 64]);
    let (mut used, mut ended) = (0, 0);
    // Line feeds and carriage returns so far: whichever there are more of ends the lines.
    let mut breaks = (u32::from(header.skip > 0), u32::from(header.skip > 0));
    let (mut first, mut started, mut too_long) = (true, None, false);
    loop {
        let input = text.fill_buf()?;
        if started.is_none() {
            // Line ends before a row belong to none.
            let before = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if before > 0 {
                count(input.get(..before).unwrap_or_default(), &mut breaks);
                text.consume(before);
                continue;
            }
            let line = breaks.0.max(breaks.1).saturating_add(1);
            if let Some(plain) = plain(input) {
                ends.clear();
                cut(plain, header.delimiter, &mut ends);
                let row = Cells { bytes: plain, ends: &ends, between: 1 };
                if !rows.any(first, Place::line(file, line), &row) {
                    return Ok(());
                }
                first = false;
                let read = plain.len();
                text.consume(read);
                continue;
            }
            started = Some(line);
        }
        ends.resize(ends.len().max(64), 0);
        let (result, nin, nout, nends) = core.read_record(
            input,
            cells.get_mut(used..).unwrap_or_default(),
            ends.get_mut(ended..).unwrap_or_default(),
        );
        count(input.get(..nin).unwrap_or_default(), &mut breaks);
        text.consume(nin);
        used += nout;
        ended += nends;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull if used >= LONGEST => (used, too_long) = (0, true),
            ReadRecordResult::OutputFull => cells.resize(cells.len() * 2, 0),
            ReadRecordResult::OutputEndsFull if ends.len() >= LONGEST => {
                (ended, too_long) = (0, true)
            }
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::End => return Ok(()),
            ReadRecordResult::Record => {
                let place = Place::line(file, started.take().unwrap_or(1));
                let row = Cells {
                    bytes: cells.get(..used).unwrap_or_default(),
                    ends: ends.get(..ended).unwrap_or_default(),
                    between: 0,
                };
                let go_on = if too_long {
                    rows.fault(place, Fault::said("long-row", t::LONG_ROW))
                } else {
                    rows.any(first, place, &row)
                };
                if !go_on {
                    return Ok(());
                }
                (first, too_long, used, ended) = (false, false, 0, 0);
            }
        }
    }
}

/// The row that begins here, if it is all there and without a quotation mark: most are, and need no taking apart
/// character by character.
fn plain(input: &[u8]) -> Option<&[u8]> {
    let end = memchr3(b'\n', b'\r', b'"', input)?;
    let (row, rest) = input.split_at_checked(end)?;
    (rest.first() != Some(&b'"')).then_some(row)
}

/// Adds where the cells of a row end. Cells are so short that a search begun anew for each costs more than it finds: eight
/// bytes are looked at together.
fn cut(row: &[u8], delimiter: u8, ends: &mut Vec<usize>) {
    /// The seven lower bits of each byte.
    const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
    let wanted = u64::from_le_bytes([delimiter; 8]);
    let (chunks, rest) = row.as_chunks::<8>();
    let mut start = 0;
    for chunk in chunks {
        let differs = u64::from_le_bytes(*chunk) ^ wanted;
        // The highest bit of every byte that does not differ, of no other.
        let mut same = !(((differs & LOW) + LOW) | differs | LOW);
        while same != 0 {
            ends.push(start + same.trailing_zeros() as usize / 8);
            same &= same - 1;
        }
        start += 8;
    }
    ends.extend(rest.iter().zip(start..).filter(|(byte, _)| **byte == delimiter).map(|(_, at)| at));
    ends.push(row.len());
}

/// Adds the line feeds and carriage returns of some bytes.
fn count(bytes: &[u8], breaks: &mut (u32, u32)) {
    let of = |wanted: u8| {
        u32::try_from(bytes.iter().filter(|byte| **byte == wanted).count()).unwrap_or(u32::MAX)
    };
    breaks.0 = breaks.0.saturating_add(of(b'\n'));
    breaks.1 = breaks.1.saturating_add(of(b'\r'));
}

/// The cells of a row.
struct Cells<'a> {
    bytes: &'a [u8],
    ends: &'a [usize],
    /// So many bytes stand between two cells.
    between: usize,
}

impl<'a> Cells<'a> {
    fn iter(&self) -> impl Iterator<Item = &'a [u8]> {
        self.places().map(|(rest, len)| rest.get(..len).unwrap_or_default())
    }

    /// The row from the beginning of each cell on, and the cell's length.
    fn places(&self) -> impl Iterator<Item = (&'a [u8], usize)> {
        let (bytes, between, mut start) = (self.bytes, self.between, 0);
        self.ends.iter().map(move |end| {
            let rest = bytes.get(start..).unwrap_or_default();
            let len = end.saturating_sub(start);
            start = *end + between;
            (rest, len)
        })
    }
}

impl Rows<'_, '_> {
    fn fault(&mut self, place: Place, fault: Fault) -> bool {
        (self.sink)(Item::Fault(place, fault))
    }

    fn any(&mut self, first: bool, place: Place, cells: &Cells<'_>) -> bool {
        if first { self.head(&place, cells) } else { self.row(place, cells) }
    }

    fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|(known, _)| *known == column)
    }

    /// Reads the titles; a column that nobody knows is named once and its cells are left alone.
    fn head(&mut self, place: &Place, cells: &Cells<'_>) -> bool {
        for cell in cells.iter() {
            let title = String::from_utf8_lossy(cell);
            let column = Column::read(&title);
            let twice = column != Column::Unknown && self.has(column);
            let fault = if twice {
                Some(Fault::Said(Said {
                    code: "column-twice",
                    text: t::COLUMN_TWICE,
                    values: vec![("column", title.trim().to_owned())],
                }))
            } else if column == Column::Unknown && !title.trim().is_empty() {
                let known = Field::ALL.map(|field| field.spec().path).to_vec();
                Some(Fault::Input(InputError::new(
                    ErrorCode::UnknownField,
                    title.trim(),
                    "",
                    Allowed::Words(known),
                )))
            } else {
                None
            };
            let column = if twice { Column::Unknown } else { column };
            self.columns.push((column, Words::default()));
            if let Some(fault) = fault
                && !self.fault(place.clone(), fault)
            {
                return false;
            }
        }
        if !self.has(Column::Field(Field::Region)) {
            // One word for all rows: none of them can be judged.
            let _ = self.fault(place.clone(), Fault::Input(missing_region()));
            return false;
        }
        true
    }

    fn row(&mut self, place: Place, cells: &Cells<'_>) -> bool {
        let mut design = Design {
            kind: KIND.name,
            place,
            name: String::new(),
            draft: Draft::default(),
            unknown: Vec::new(),
        };
        // Cells that moved to the right are read as other fields: what is wrong is their number, not their values.
        let surplus = cells.ends.len() > self.columns.len()
            && cells.iter().skip(self.columns.len()).any(|cell| !cell.trim_ascii().is_empty());
        if surplus {
            return self.fault(design.place, Fault::said("surplus-cells", t::SURPLUS_CELLS));
        }
        let mut fault = None;
        for ((rest, len), (column, words)) in cells.places().zip(&mut self.columns) {
            let cell = rest.get(..len).unwrap_or_default().trim_ascii_end();
            let rest = rest.get(cell.len() - cell.trim_ascii_start().len()..).unwrap_or_default();
            let cell = cell.trim_ascii_start();
            if cell.is_empty() || *column == Column::Unknown {
                continue;
            }
            let field = matches!(column, Column::Field(_));
            let packed = if field { Packed::new(rest, cell.len()) } else { None };
            if let Column::Field(field) = column
                && let Some(value) = packed.and_then(|packed| words.get(&packed))
            {
                design.draft.set(*field, Some(value));
                continue;
            }
            let Ok(text) = std::str::from_utf8(cell) else {
                fault = Some(Fault::said("bad-encoding", t::BAD_ENCODING));
                break;
            };
            match column {
                Column::Name => text.trim().clone_into(&mut design.name),
                Column::Field(field) => match value::read(*field, text.trim()) {
                    Ok(value) => {
                        design.draft.set(*field, Some(value));
                        if let Some(packed) = packed {
                            words.put(packed, value);
                        }
                    }
                    Err(error) => {
                        fault = Some(Fault::Input(error));
                        break;
                    }
                },
                Column::Unknown => {}
            }
        }
        let fault = fault.or_else(|| design.draft.check().err().map(Fault::Input));
        match fault {
            Some(fault) => self.fault(design.place, fault),
            None => (self.sink)(Item::Design(design)),
        }
    }
}

fn missing_region() -> InputError {
    InputError::new(
        ErrorCode::MissingField,
        Field::Region.spec().path,
        "",
        Allowed::Kind(Field::Region),
    )
}

/// A table to fill in: the titles in one language and the example as its first row.
#[must_use]
pub fn template(lang: Lang) -> String {
    let titles = Field::ALL.map(|field| escape::csv(field.spec().text.title().get(lang)));
    let names = Field::ALL.map(|field| field.spec().path);
    // The titles say what is meant; the row below shows values that are right.
    let example = names.map(|path| match path {
        "region" => "cn-hangzhou",
        "instance" => "ecs.g7.xlarge",
        "mode" => "auto",
        "eni.kind" => "secondary",
        "eips.count" => "3",
        _ => "",
    });
    format!(
        "\u{feff}{},{}\r\n{},{}\r\n",
        escape::csv(t::NAME.get(lang)),
        titles.join(","),
        escape::csv(t::EXAMPLE.get(lang)),
        example.join(",")
    )
}
