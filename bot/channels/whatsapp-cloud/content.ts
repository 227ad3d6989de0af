/** A row of a list: Meta takes titles of 24 characters and descriptions of 72. */
export type Row = { id: string; title: string; description?: string };

export type ReplyButton = { type: 'reply'; reply: { id: string; title: string } };

type Interactive =
  | { type: 'button'; body: { text: string }; action: { buttons: ReplyButton[] } }
  | {
      type: 'list';
      body: { text: string };
      action: { button: string; sections: { title: string; rows: Row[] }[] };
    };

/** What one message of the Cloud API carries, in its own words (messages reference, `type` and its object). */
export type Content =
  | { type: 'text'; text: { body: string; preview_url: false } }
  | { type: 'interactive'; interactive: Interactive }
  | { type: 'document'; document: { id: string; filename: string; caption?: string } }
  | { type: 'image'; image: { id: string; caption?: string } }
  | {
      type: 'template';
      template: {
        name: string;
        language: { code: 'id' };
        components: { type: 'body'; parameters: { type: 'text'; text: string }[] }[];
      };
    };
