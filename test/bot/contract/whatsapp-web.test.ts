import { type ContractPerson, type ContractRig, describeChannel } from '../../support/channel-contract.ts';
import { openContractDeliveries } from '../../support/contract-deliveries.ts';
import { openWhatsappRig } from '../../support/whatsapp-rig.ts';
import type { WhatsappPerson } from '../../support/whatsapp-web/world.ts';

const openRig = async (): Promise<ContractRig> => {
  const rig = await openWhatsappRig();
  const { world } = rig;
  await rig.pair();
  const refuse = (how: Parameters<typeof world.refuseSends>[1]) => () => world.refuseSends(1, how);
  const contractPerson = (person: WhatsappPerson): ContractPerson => ({
    address: person.address,
    say: (text) => void person.say(text),
    sendFile: (file) => void person.sendFile(file),
    sendOddity: () => void person.sendOther('voice'),
    shown: () =>
      Promise.resolve(
        person.heard().map(({ text, file }) => ({
          text,
          buttons: [],
          ...(file && { file: { name: file.name, bytes: file.bytes } }),
        })),
      ),
  });

  return {
    channel: rig.channel,
    inbox: rig.inbox,
    deliveries: openContractDeliveries(rig.db, rig.vault),
    person: () => contractPerson(world.person()),
    // Everything since the watermark is read once more.
    repeat: () => Promise.resolve(world.repeatReady()),
    unacknowledged: world.unread,
    numbersInText: true,
    mishaps: { transient: refuse('failed'), unknown: refuse('unanswered') },
    hang() {
      world.refuseSends(1, 'never');
      return () => undefined;
    },
    trouble() {
      world.navigateAway();
      return () => undefined;
    },
    async restart() {
      await rig.stop();
      rig.begin();
      await rig.ready();
    },
    close: rig.close,
  };
};

describeChannel('WhatsApp in a browser', openRig);
