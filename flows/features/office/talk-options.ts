import { mayWrite } from '../../../domain/relay.ts';
import type { StaffMember } from '../../../domain/role.ts';
import type { RequestView } from '../requests/index.ts';
import type { Option } from '../../kernel/message.ts';
import { actOption } from './act.ts';

/** The buttons for writing about a request, for whoever may. */
export const talkOptions = (request: RequestView, staff: StaffMember): Option[] =>
  mayWrite(request, staff) ? [actOption('write', request.id), actOption('note', request.id)] : [];
